"""French words that look like a choice and mean something else: nobody who types one has made a slip."""

from __future__ import annotations

REAL_WORDS = frozenset(
    """
abjection abjections abonnee aborde aboulee aboutee absente absentions abstenions abstenu accede accolade accole
accolee accora accorai accoras accorat accore accoree accorees accorer accores accorez accoriez accort accorte
accortes accoste accote accotee accouda accoude accoudee accouder accoudes accoudez accoue accouee accoure accours
accourue accroie accrue acculee actent adapte adaptee adaptees adapter adaptes adaptez adepte adeptes adipose admire
adonne adonnee adonnees adonner adonnes adonnez adoree adossee adoubee adulee affaira affaire affairee affairer
affaires affairez affide affile affine affirme affixe affure agnelee agraire aidee aile aire ajoutee alaire alaise
alarme amanche amande amarre amendat anemier anhelee annale annales annele annelee annelees anneler anneles annelez
annelle annexee annoncer annone annotee annuel annuelle annuels annuite anon anonnee ans antenne aout aoutee apaise
apostee appaire appetits apport appose araire ardente aretier argente arien arpente arrente asocial asociale aspire
assagie asse asseche assimilee assoie assoies assoir assois assoit assole assolee assoliez assomme assone assonee
assoniez assortie assoupie assouvie assoyiez athenee atlante atonalite atout atteint atteinte atteintes atteints
attele attelee attelle attenante attend attende attendes attendez attendre attends attendu attendue attention
attenua attenue attenuee attenuer attenues attenuez atterre attesta atteste attestee attester attestes attestez
attire attiree avarie averse aviaire avortee azotee babord balaie banche bandai bandait bandant bandas bandat bandit
bannat bannee bans bar bardat basse battante battent bayee bedonnee benits bercee bessonne betisee bette bidonnee
bien bijection bila bilai bilas bilat bile biplan blaire blanche bon bondat bondee bondonnee bonnes bonnet bord
bornee boui bout boutants bouverie braire brancha branche branchee brancher branches branchez branchie branchu
branchue bronche brunche buvette cacarde cade cadi cae cafe cage cake cale calorie came campe canardat canche
candira candirai candirait candiras candit cane cannat cannee cannelee cannonee cantinat canulee capa capea capee
caper capez capre capte car carcel cardat carpe cartel cartier cartiez casa case casse cataire cave ceda cede cedule
cela cenacle cepe cerame cerce cerces cereale cerise cerite cernee ceruse ces cessa cette chaire chape cherche ci
cincle circule claire clape coassocie coda codee coder codex codez coeurs cogerant cogerante cogerantes cogerants
cogerasse cognee coherence coi coitait coitant coitat coke compact comparatif con conation concours conde condition
cone connait connes connexe connue consens consent consol consolation constant constants constat constatation consul
contacts contage contai contais contait contant contas contat contee content contentement contenterent contents
contenu contint contracta contracte contrait contrant contrat contrefaire contribuai contribuais contribuait contrit
cooperai cooperais cooperait cooptee corde cornee corporatif cors cotait cotant cote coude couds coups cous cout
coutait coutant coutants coutat couts couvert couverte couvertes couverts crache creche cremer cremier cremiere
cremiers cremiez creole creuse creusee cri cui cuite curule cuvette damnee dandinat dans dansat dansee dardat
dataire datte debanda debande debandee debander debandes debandez debarde debits deboise debonde decade decante
decentes decercle decesses declose decode deconnee decorde decore decote decoud decours decouse dedise dedits dedore
deesse deesses defaire defarde defection defende defendes defense defenses defoncer degagee degagement degante
degoise degonde degote deharde deite dejante dejection dejoue delarde delections deletion deliree delits deloge
delove demanche demandat demange demangea demangee demanger demanges demangez demarie demarre demate dematee demence
demences demene demenee demenees demenes demente dementes demerde demine deminee demise demode demone demonte
demorde demunie deniee denoie denonce denoncee denoncer denoncera denonces denoncez denote denoue denoye denree
denses dente dentee denuee depanne depannes depare depasse depasses depave depayse depayses depece depecees depeces
depeches depeintes depende dependes dependez dependis depends dependues dependus depense deperies depetres dephase
dephases depile depiste depite depits deplie deploie deplore deploye deplue depoli depolie deport deporte deposes
depota depote depotee depoter depotes depotez depots deprennes deprise deprises depure depute derade derange derase
derobe derode deroge desa desiree desole desosse despote detection detende detendes detente detentes detenu detenues
detins detire detiree detirees detirer detires detirez detone detonnee detranche devance devase deventes devenues
deverses deviree devisagee devise devoie devore devote devoue devoye dilection dionee dipode dipole discours
dispenses dispose dissocie dodinee dominee domptee don donation dotalite doutee drache drive duite dundee dupeuses
dur duvete duvette ebranche eclusage ecubier ecumage ecurage egaiement egalee egalement egaree egarement egayee
egayement ejection ejections electif electifs elective electron electrons elevation elocution eluder eludiez elution
emanat emanche emanee emondat emonde emplie emploi emploie emploies emplois emplume empote encage encagea encagee
encagees encagement encager encagerent encages encagez encavee encavement encercle enclouas encloues encodas encodes
encolure encolures encorde encore encouru encrage encreurs encroues enculee encuvage endors enfoncee enfoncer
enfouis enfumage enfutage engage engaine engainee engame engamee engamees engament engamer engamerent engames
engamez engave engavee engavees engaver engaverent engaves engavez englacee engluee engluement engobee engoncee
engoncer engorgee engorgement engouas engouee engouement engoues engrangee engrangement engravee enjoncee enjoncer
enjouas enjoues enlacee enlacement ennuage ennuagee ennuyee enonce enoncee enoncer enoncera enonces enoncez enouas
enoues enquise enrage enragea enragee enragees enrager enragerent enrages enragez enraiement enrayee enrayement
enrouas enroues entamee entente entetiez entour entoura entouras entoure entoures entreriez entretenu entretins
entretint entretue entretuee entretuent entretuer entretues entretuez entretuiez envasee envasement envisage envolat
eon epanche epande eperonne eploie eplore eploya eploye eployee eployer eployes eployez epouse epuise epurage equide
equides equille equite equites erection erections errata erse esquire esquive etagee etagement etalier etanche
etiree etirees etirer etires etirez etonnee etrier etripe etudes etudie etudiee etudiera etudies etudiez etuvage
etuver etuviez evection eviction exaction excipe execution explore explose expose exquise facial faine faires fans
far fardat farte fartiez fasse faste fatalite faute favorite fecial fecond feconda fecondation feconde feconds fele
fermier ferule fibre fie fiee fiel fige fila filee filer filet filez fille film filme fine fiole fistulaire fixe
flaire flanche foire foliation foncee fonction fondants fondat fondee formation foui fours fout fraiche franche
franches franchi franchie fremie fremies fremir frire frite fui fuite fur gaite galaxie galerie gansat gantat gardat
gelose gerance gercee gestion glaire glandat gnon gode gon gondat gondee gout gouverne grenier grinche grive grumier
gui haire hanche hantat hardat herche hercule herse hexose hile honnete honnie hui ide ideel idem ides ile ilien
imanat imitative impenses implore implose impose incitative inemploye infuse infusee initialise injection inondation
intact intente iode iodee ion ixee jar jasse jeremier jette joncee joui jours jovial labre laite lancat landau lape
laraire lardat lasse latente lattent layee lecons lerche lesa letalite lette lettree liber libere lie lied liee lier
lies lieu liez limandat limande lin line lion lire litre liure livre localite longee louvete louvette lui machat
maclat magnat maire maladie malaire malaria malfaire maltat manade manant manants manche mandants mangas mangeat
maniai maniait maniant manias maniat manquat mans maquat mar mariat marnat maronite marrat martel martial martien
massat masse maturite maudit medits meduse medusee mefaire meiose menagee menagement mendiat mentant mer merdat mesa
mesuse mesusee metree mette mien milan mile minorite mir modalite mode moitant mon mondai mondait mondant mondas
mondat mondee monial montages montagnes montais montait montames montant montas montat montates montee montent
montons montrant moralite mordants mornee mortalite motilite mottant moulants mourants mout mouvants mouvette mu mua
mue muer mura muri mus mut mutants nasse natalite nattent neon nette no nom nonnes nos nui obi objectiez objectif
objectifs objectiva objective objectivons objectons obtenez obtenir obtention obtiens obtient obtins obtint obvenu
obvenue obvenus ode offerte on oncial ondulee ongulee oppose optent ordonnee ostentation ou oublia oublie oublis ouf
ouir ouit ours out ouvree ovaire pa paf pagee pair paire paisse pal palee palmier pamee pan pandas pandit panee
pannat pannee pans pansat panse pape para parc parcours pardieu pardonne paree pareil parfaire parfile parfond pari
pariee parier paries pariez pariiez parite parites parliez parsie parsies part partes partez partial partiale partie
parties partiez partimes partir partira partirez partis partit partites partner paru pas pastel pat patee patente
patiente paties patiez patins patios patites patrie patries pattent pattiez paumier pause pavee paye payer payes
payez payse peints pekins pennee penses pensionne pepias pepier pepies pepins pepite pepites percale percee perche
percue perenne perfuse perfusee peries perils perimer perites perlier permien perone perorat persane perse persienne
personale pesa pesse petais petait petates petees petiez petions petiot petiote petons petree petries petrins petris
petrit petrites phototype phototypes phototypie pile pilulaire pionnee pipits pirata pisse pive placons plafonna
plafonne plaire planche planons playon plenier plumier pommier poncee pongee pontait pontant pontat pontee portants
portier portiez potins pr praire precher preciser predire predits prefixer preniez prepose preposee preposees
preposer preposes preposez presider presser pressier preter pretiez prie priee prime primer primiez priorat prise
priva privee priver privez profana profita profond projeta pronat prononcer propagee propulsee propylee prorogee
protoxyde prunier puasse puberte publia publiai publias publiat publie publiee publier publies publiez pur pusse
quemande quetions queutions qui quimpe raccord raccorda raccorde raccordee raccorder raccordes raccordez raccords
racial radotee raire raite ramandat ramande ramier ranche rancher ranches rancho rancie randonnee rape rapport
rassemble rassemblee rassemblees rassembler rassembles rassemblez rassoie ratiere ratinee raturee rayee reasse
rebande rebond rebute rebutee recase recasee recause recausee recenses recercle recitee recits recluse record
recorde recoud recours recouse recree recriee rection recues recuise recule reculee recure recuree recusa recuse
recusee recusees recuser recuses recusez recusse redemande redigee redimee redire redirez redise redits redonder
redonnee redonner redoree redues reduise redusse reduve reelection reemploye reengagee reengagement reetudier
refaire refasse refection refere referee refile refilee refisse reflue refluee reflues refond refoule refoulee
refuge refuges refugie refugiee refuie refuies refuir refuis refuisse refuit refuta refute refutee refutees refuter
refutes refutez refuyez regirez regree regule regulee rein reitere reiteree reitre rejuge rejugee relancer reliee
relier relire relirez relise relues reluise relusse remange remanie remise remisee remiser remontants remonter
remploie remploya remploye remployee remployer remployes remployez remuee remuer remues renfonce renfoncee renfoncer
renfoncera renfonces renfoncez renforcer rengage rengagea rengagee rengagees rengagement rengagements rengager
rengagerent rengages rengagez reniee renier renommer renoncee renouer renover rentiere rentree reorientation
reouverte repairee repande reparee rependes repensas repense repensee repensees repenser repenses repensez repentes
reperee repincer repits reploye repond reponse reponses reposa repose reposee reposer reposes reposez repudier
repues repusse repute reputee requise resection residee resinee resonne resonner respiree ressemblee ressue ressuee
resucee resume resumee resusse retamee retapee retarde retardee retatee retente retenu reterce retercee reterse
retersee retifs retine retines retins retisse retissee retive retives retond retorde retorse retranche reveree
reveuse revire reviree revirees revirer revires revirez revise revisee revues revulse revulsee ridee rie riel ries
rieuse riez rive rivulaire rode rognee romande rongee rotirez roui rouvert rouverte rouvertes rouverts rutilee
sablerie sabord sacral sacs safari safaris sagaie sage saharien sains sais saite salabre salace salacite salade
saladier salage salaire salaires salais salait salami salamis salasse saleriez salifie saliriez salorge salure
saluts samare sana sanas sang sangs sanscrite sanskrite sape sarcle sas sasse satisfaire saulaie saur saurie savarin
scalaire scandat secant sechons secoua secoue secours section secundo selection selections semblee semoncer semons
sens sermonne serons seront sien sir site sociable sociaux sode solaire solarise son sondat sondee songee sonnants
sonnee sonnees sonner sonnes sonnet sonnez sons sortants soucia souciai soucias souciat soudier soutenu special
squire starets starie statifs statua statuai statuais statuas statuat statuates statue statuee statuees statuer
statues statuez statuons stature statures stipulaire stout stratus su sua suage suaire subite suc sucons sud sue
suer suide suie suife suinte suitee suive supplanta supplante suppliait suppliant suppliante suppliants suppliat
supplient supposa supposant supposat suppose suppot suppots suppura suppurant suppurat suppure supputant surf
surfaire suri surveillant surveillante surveillantes surveillants surveillasse sus sut tabulaire taire tancat tancee
tanche tanches tannat tannee tape tardat tarente tartie tarties tasse tatent tenonner tentants tercee terse tetiere
tette tien tissulaire titularise toit tolerance tolite ton tonalite tonalites tonnants tonnee tonnees tonner tonnes
tonnez tort tot toua touat toue tour tours tous toux tracee trachee tracte traire transe transie tremie tremiere
tremies tremper trench trente treviree triche troche tronche tronches tronchet tubulaire tudieu tufier tumulaire tut
tutelaire uremie usite uveite vaire vandas vannat vannee vans vantat vape var velo verbe verge verne verole verre
verte verve vesse vet vete vetirez vetites vets vetu viandat vibre videe vile vitalite vitulaire votants won yasse
zaire
""".split()
)
"""As `loose` gives them: words of a French dictionary at most two letters from one of our choices, of other families
(`opposé` beside `déposé`, `minorité` beside `majorité`), and what is written for other contracts (`CUI`, `CAE`).
"""
