"""A search that a browser makes by itself, from files: no server, no network; without script there is the list."""

from __future__ import annotations

import json
from collections.abc import Iterable

INDEX, SCRIPT = "recherche-index.js", "recherche.js"
BODY = (
    '<p id="etat" role="status">La recherche demande un navigateur qui exécute les scripts ; sans cela, voir '
    '<a href="liste.html">toutes les pages</a>.</p>\n<ol id="resultats"></ol>'
)
TAGS = f'<script src="{INDEX}"></script>\n<script src="{SCRIPT}"></script>\n'
CODE = """"use strict";
(function () {
  var folded = function (text) {
    return text.normalize("NFD").replace(/[\\u0300-\\u036f]/g, "").toLowerCase()
      .replace(/\\u0153/g, "oe").replace(/\\u00e6/g, "ae").replace(/\\u00df/g, "ss").replace(/[\\u2019\\u02bc]/g, "'");
  };
  var asked = (new URLSearchParams(location.search).get("q") || "").trim();
  var words = folded(asked).split(/\\s+/).filter(Boolean);
  var state = document.getElementById("etat"), list = document.getElementById("resultats");
  document.querySelector("input[name=q]").value = asked;
  if (!words.length) { state.textContent = "Taper un ou plusieurs mots."; return; }
  var found = [];
  window.PAGES.forEach(function (page) {
    var title = folded(page[1]), text = folded(page[2]);
    if (words.every(function (word) { return title.indexOf(word) >= 0 || text.indexOf(word) >= 0; })) {
      var inTitle = words.filter(function (word) { return title.indexOf(word) >= 0; }).length;
      found.push([-inTitle, page, text.indexOf(words[0])]);
    }
  });
  found.sort(function (a, b) { return a[0] - b[0] || a[1][1].localeCompare(b[1][1], "fr"); });
  var counted = found.length + (found.length > 1 ? " pages trouvées" : " page trouvée");
  state.textContent = counted + " pour « " + asked + " »." + (found.length > 200 ? " Les 200 premières :" : "");
  found.slice(0, 200).forEach(function (one) {
    var item = document.createElement("li"), link = document.createElement("a"), text = document.createElement("p");
    link.href = one[1][0];
    link.textContent = one[1][1];
    text.textContent = "… " + one[1][2].slice(Math.max(0, one[2] - 60), one[2] + 140) + " …";
    item.append(link, text);
    list.append(item);
  });
})();
"""


def index(pages: Iterable[tuple[str, str, str]]) -> bytes:
    """The file of all words: the address, title and words of each page."""
    rows = ",\n".join(json.dumps(page, ensure_ascii=False) for page in pages)
    return f"window.PAGES = [\n{rows}\n];\n".encode()
