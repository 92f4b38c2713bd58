"""The record types, in display order. A new one is a file and a line here."""

from __future__ import annotations

from coopwiki.records.action import Action
from coopwiki.records.article import Article
from coopwiki.records.assertion import Assertion
from coopwiki.records.budget import Budget
from coopwiki.records.circle import Circle
from coopwiki.records.closing import Closing
from coopwiki.records.cobudget import Cobudget
from coopwiki.records.contribution import Contribution
from coopwiki.records.decision import Decision
from coopwiki.records.election import Election
from coopwiki.records.expense import Expense
from coopwiki.records.intention import Intention
from coopwiki.records.mandate import Mandate
from coopwiki.records.meeting import Meeting
from coopwiki.records.objection import Objection
from coopwiki.records.opinion import Opinion
from coopwiki.records.part import Part
from coopwiki.records.profile import Profile
from coopwiki.records.project import Project
from coopwiki.records.proposal import Proposal
from coopwiki.records.role import Role
from coopwiki.records.rule import Rule
from coopwiki.records.transfer import Transfer
from coopwiki.records.vote import Vote
from coopwiki.schema.record import Record

RECORDS: tuple[type[Record], ...] = (
    Contribution, Intention, Circle, Meeting, Role, Mandate, Action, Profile, Budget, Transfer, Expense, Assertion,
    Closing, Rule,
    Proposal, Opinion, Objection, Decision, Election, Vote, Article,
    Cobudget, Project, Part,
)  # fmt: skip
