"""The words for each type of event: who did it and to whom, whoever of them is told."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# By the type, or by the type and its outcome: with those who did it and those to whom it happened;
# without who did it; without to whom; without both. The last two need not be there. "was" is "were"
# where several are told.
# fmt: off
PHRASES: dict[str, tuple[Promise, ...]] = {
    "acquittal": (_("%(agent)s acquitted %(subject)s"), _("%(subject)s %(was)s acquitted")),
    "appeal": (
        _("an appeal in the case of %(subject)s involved %(agent)s"),
        _("there was an appeal in the case of %(subject)s"),
        _("there was an appeal that involved %(agent)s"), _("there was an appeal"),
    ),
    "appeal filed": (
        _("%(agent)s appealed in the case of %(subject)s"),
        _("an appeal was filed in the case of %(subject)s"), _("%(agent)s appealed"),
        _("an appeal was filed"),
    ),
    "appeal upheld": (
        _("%(agent)s upheld the decision in the case of %(subject)s"),
        _("the decision in the case of %(subject)s was upheld on appeal"),
        _("%(agent)s upheld a decision on appeal"), _("a decision was upheld on appeal"),
    ),
    "appeal overturned": (
        _("%(agent)s overturned the decision in the case of %(subject)s"),
        _("the decision in the case of %(subject)s was overturned on appeal"),
        _("%(agent)s overturned a decision on appeal"), _("a decision was overturned on appeal"),
    ),
    "appeal reduced": (
        _("%(agent)s reduced the sentence of %(subject)s"),
        _("the sentence of %(subject)s was reduced on appeal"),
        _("%(agent)s reduced a sentence on appeal"), _("a sentence was reduced on appeal"),
    ),
    "appeal increased": (
        _("%(agent)s increased the sentence of %(subject)s"),
        _("the sentence of %(subject)s was increased on appeal"),
        _("%(agent)s increased a sentence on appeal"), _("a sentence was increased on appeal"),
    ),
    "appeal rejected": (
        _("%(agent)s rejected the appeal in the case of %(subject)s"),
        _("the appeal in the case of %(subject)s was rejected"), _("%(agent)s rejected an appeal"),
        _("an appeal was rejected"),
    ),
    "armed_attack": (_("%(agent)s attacked %(subject)s"), _("%(subject)s %(was)s attacked")),
    "arrest": (_("%(agent)s arrested %(subject)s"), _("%(subject)s %(was)s arrested")),
    "assault": (_("%(agent)s assaulted %(subject)s"), _("%(subject)s %(was)s assaulted")),
    "asylum": (
        _("%(agent)s dealt with the asylum claim of %(subject)s"),
        _("there was an asylum claim of %(subject)s"), _("%(agent)s dealt with an asylum claim"),
        _("there was an asylum claim"),
    ),
    "asylum sought": (
        _("%(subject)s sought asylum from %(agent)s"), _("%(subject)s sought asylum"),
        _("asylum was sought from %(agent)s"), _("asylum was sought"),
    ),
    "asylum granted": (
        _("%(agent)s granted asylum to %(subject)s"), _("%(subject)s %(was)s granted asylum"),
        _("%(agent)s granted asylum"), _("asylum was granted"),
    ),
    "asylum refused": (
        _("%(agent)s refused asylum to %(subject)s"), _("%(subject)s %(was)s refused asylum"),
        _("%(agent)s refused asylum"), _("asylum was refused"),
    ),
    "ban": (_("%(agent)s banned %(subject)s"), _("%(subject)s %(was)s banned")),
    "censorship": (_("%(agent)s censored %(subject)s"), _("%(subject)s %(was)s censored")),
    "charge": (_("%(agent)s charged %(subject)s"), _("%(subject)s %(was)s charged")),
    "charge dropped": (
        _("%(agent)s dropped the charges against %(subject)s"),
        _("the charges against %(subject)s were dropped"), _("%(agent)s dropped charges"),
        _("charges were dropped"),
    ),
    "closure": (_("%(agent)s closed %(subject)s"), _("%(subject)s %(was)s closed")),
    "complaint": (
        _("%(agent)s lodged a complaint concerning %(subject)s"),
        _("a complaint concerning %(subject)s was lodged"), _("%(agent)s lodged a complaint"),
        _("a complaint was lodged"),
    ),
    "complaint dropped": (
        _("%(agent)s dropped a complaint concerning %(subject)s"),
        _("a complaint concerning %(subject)s was dropped"), _("%(agent)s dropped a complaint"),
        _("a complaint was dropped"),
    ),
    "confiscation": (_("%(agent)s confiscated %(subject)s"), _("%(subject)s %(was)s confiscated")),
    "conviction": (_("%(agent)s convicted %(subject)s"), _("%(subject)s %(was)s convicted")),
    "death_in_custody": (
        _("%(subject)s died in the custody of %(agent)s"), _("%(subject)s died in custody"),
    ),
    "deportation": (_("%(agent)s deported %(subject)s"), _("%(subject)s %(was)s deported")),
    "detention": (_("%(agent)s detained %(subject)s"), _("%(subject)s %(was)s detained")),
    "disappearance": (_("%(agent)s abducted %(subject)s"), _("%(subject)s disappeared")),
    "dismissal": (_("%(agent)s dismissed %(subject)s"), _("%(subject)s %(was)s dismissed")),
    "dispersal": (_("%(agent)s dispersed %(subject)s"), _("%(subject)s %(was)s dispersed")),
    "displacement": (_("%(agent)s displaced %(subject)s"), _("%(subject)s %(was)s displaced")),
    "execution": (_("%(agent)s executed %(subject)s"), _("%(subject)s %(was)s executed")),
    "extradition": (_("%(agent)s extradited %(subject)s"), _("%(subject)s %(was)s extradited")),
    "extradition requested": (
        _("%(agent)s requested the extradition of %(subject)s"),
        _("the extradition of %(subject)s was requested"), _("%(agent)s requested an extradition"),
        _("an extradition was requested"),
    ),
    "extradition ordered": (
        _("%(agent)s ordered the extradition of %(subject)s"),
        _("the extradition of %(subject)s was ordered"), _("%(agent)s ordered an extradition"),
        _("an extradition was ordered"),
    ),
    "extradition carried out": (
        _("%(agent)s extradited %(subject)s"), _("%(subject)s %(was)s extradited"),
    ),
    "extradition refused": (
        _("%(agent)s refused the extradition of %(subject)s"),
        _("the extradition of %(subject)s was refused"), _("%(agent)s refused an extradition"),
        _("an extradition was refused"),
    ),
    "finding": (
        _("%(agent)s made a finding concerning %(subject)s"),
        _("a finding concerning %(subject)s was made"), _("%(agent)s made a finding"),
        _("a finding was made"),
    ),
    "investigation": (
        _("%(agent)s conducted an investigation concerning %(subject)s"),
        _("an investigation concerning %(subject)s was conducted"),
        _("%(agent)s conducted an investigation"), _("an investigation was conducted"),
    ),
    "investigation opened": (
        _("%(agent)s opened an investigation concerning %(subject)s"),
        _("an investigation concerning %(subject)s was opened"),
        _("%(agent)s opened an investigation"), _("an investigation was opened"),
    ),
    "investigation closed": (
        _("%(agent)s closed the investigation concerning %(subject)s"),
        _("the investigation concerning %(subject)s was closed"),
        _("%(agent)s closed an investigation"), _("an investigation was closed"),
    ),
    "investigation refused": (
        _("%(agent)s refused an investigation concerning %(subject)s"),
        _("an investigation concerning %(subject)s was refused"),
        _("%(agent)s refused an investigation"), _("an investigation was refused"),
    ),
    "killing": (_("%(agent)s killed %(subject)s"), _("%(subject)s %(was)s killed")),
    "legislation": (
        _("legislation by %(agent)s concerned %(subject)s"), _("legislation concerned %(subject)s"),
        _("%(agent)s took a step in legislation"), _("a step in legislation was taken"),
    ),
    "legislation proposed": (
        _("%(agent)s proposed %(subject)s"), _("%(subject)s %(was)s proposed"),
        _("%(agent)s proposed legislation"), _("legislation was proposed"),
    ),
    "legislation adopted": (
        _("%(agent)s adopted %(subject)s"), _("%(subject)s %(was)s adopted"),
        _("%(agent)s adopted legislation"), _("legislation was adopted"),
    ),
    "legislation amended": (
        _("%(agent)s amended %(subject)s"), _("%(subject)s %(was)s amended"),
        _("%(agent)s amended legislation"), _("legislation was amended"),
    ),
    "legislation in_force": (
        _("%(subject)s, made by %(agent)s, came into force"), _("%(subject)s came into force"),
        _("legislation by %(agent)s came into force"), _("legislation came into force"),
    ),
    "legislation repealed": (
        _("%(agent)s repealed %(subject)s"), _("%(subject)s %(was)s repealed"),
        _("%(agent)s repealed legislation"), _("legislation was repealed"),
    ),
    "pardon": (_("%(agent)s pardoned %(subject)s"), _("%(subject)s %(was)s pardoned")),
    "protest": (
        _("%(agent)s held a protest that concerned %(subject)s"),
        _("a protest concerned %(subject)s"), _("%(agent)s protested"), _("a protest was held"),
    ),
    "questioning": (_("%(agent)s questioned %(subject)s"), _("%(subject)s %(was)s questioned")),
    "recommendation": (
        _("%(agent)s called on %(subject)s to act"), _("%(subject)s %(was)s called on to act"),
        _("%(agent)s called for action"), _("action was called for"),
    ),
    "release": (_("%(agent)s released %(subject)s"), _("%(subject)s %(was)s released")),
    "ruling": (
        _("%(agent)s made a ruling or order concerning %(subject)s"),
        _("a ruling or order concerning %(subject)s was made"),
        _("%(agent)s made a ruling or order"), _("a ruling or order was made"),
    ),
    "search": (_("%(agent)s searched %(subject)s"), _("%(subject)s %(was)s searched")),
    "sentence": (_("%(agent)s sentenced %(subject)s"), _("%(subject)s %(was)s sentenced")),
    "sexual_violence": (
        _("%(agent)s sexually abused %(subject)s"), _("%(subject)s %(was)s sexually abused"),
    ),
    "statement": (
        _("%(agent)s made a statement concerning %(subject)s"),
        _("a statement concerning %(subject)s was made"), _("%(agent)s made a statement"),
        _("a statement was made"),
    ),
    "threat": (_("%(agent)s threatened %(subject)s"), _("%(subject)s %(was)s threatened")),
    "torture": (
        _("%(agent)s tortured or ill-treated %(subject)s"),
        _("%(subject)s %(was)s tortured or ill-treated"),
    ),
    "travel_ban": (
        _("%(agent)s kept %(subject)s from travelling"),
        _("%(subject)s %(was)s kept from travelling"), _("%(agent)s kept somebody from travelling"),
        _("somebody was kept from travelling"),
    ),
    "treaty_action": (
        _("%(agent)s took a formal step on %(subject)s"),
        _("a formal step was taken on %(subject)s"), _("%(agent)s took a formal step on a treaty"),
        _("a formal step was taken on a treaty"),
    ),
    "trial": (_("%(agent)s tried %(subject)s"), _("%(subject)s %(was)s tried")),
    "visit": (
        _("%(agent)s visited %(subject)s"), _("%(subject)s %(was)s visited"),
        _("%(agent)s made a visit"), _("a visit was made"),
    ),
    "visit refused": (
        _("%(agent)s refused a visit to %(subject)s"), _("a visit to %(subject)s was refused"),
        _("%(agent)s refused a visit"), _("a visit was refused"),
    ),
}
# fmt: on
