"""Words that say nothing of what a text is about, in Dutch and in English."""

from veerkracht.search.rules.language.words import listed

DUTCH = listed(
    """
    aan al alle alles als altijd ander andere ben bent bij binnen daar daarbij daardoor daarin daarmee daarna
    daarom daarop daarvan daarvoor dan dat de der deze die dit doch doe doen door dus echter een eens eerst elk
    elke en enkele er erbij erg ermee ervan ervoor etc ga gaan gaat ge geen geweest haar had hadden heb hebben hebt
    heeft hem het hier hierbij hierin hiermee hij hoe hun ieder iedere iemand iets ik in is ja je jou jouw jullie
    kan kon konden kunnen kunt maar mag me meer men met mij mijn moest moet moeten na naar niet niets nog nu of om
    omdat onder ons onze ook op over per reeds sinds soms te tegen ten ter tijdens toch toen tot tussen u uit uw
    van vanaf vanuit veel via voor vooral waar waarbij waarin waarmee waarop waarvan wanneer want waren was wat we
    wel welk welke werd werden wie wij wil willen worden wordt zal ze zeer zelf zich zij zijn zo zo'n zoals zodat
    zonder zou zouden zullen
    """
)

ENGLISH = listed(
    """
    a about above after again against all also am an and any are as at be because been before being below between
    both but by can could did do does doing down during each few for from further had has have having he her here
    hers him his how i if in into is it its itself just me more most my no nor not now of off on once only or other
    our ours out over own same she should so some such than that the their theirs them then there these they this
    those through to too under until up very was we were what when where which while who whom why will with would
    you your yours
    """
)
