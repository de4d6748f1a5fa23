"""English words that are in every answer and tell nothing about one."""

_WORDS = """
    a about above across actually after again against all almost along already also although always
    am among an and another any anybody anyone anything are around as ask asked at away back
    basically be became because become been before began being below between both but by call
    called came can can't cannot come could couldn't did didn't do does doesn't doing don't done
    down during each either else end enough even ever every everybody everyone everything few
    finally find first for found from gave get gets getting give go goes going gone gonna good got
    had hadn't happen happened hard has hasn't have haven't having he he'd he'll he's her here hers
    herself him himself his how however i i'd i'll i'm i've if in instead into is isn't it it'd
    it'll it's its itself just keep kept kind knew know known last later least less let let's like
    little look looked lot lots made make makes making many may maybe me mean might mine more most
    much must my myself need needed never new next no nobody nor not nothing now of off often
    oh okay old on once one ones only onto or other others our ours ourselves out over own part
    perhaps please pretty probably put quite rather really right said same saw say saying says see
    seen several shall she she'd she'll she's should shouldn't since so some somebody someone
    something sometimes sort still such sure take taken takes talk tell than that that'd that's the
    their theirs them themselves then there there's these they they'd they'll they're they've thing
    things think this those though thought through till to together told too took toward towards
    tried try trying two under until up upon us use used very wanna want wanted was wasn't way we
    we'd we'll we're we've well went were weren't what what's whatever when where whether which
    while who who's whole whom whose why will with within without won't would wouldn't yeah yes yet
    you you'd you'll you're you've your yours yourself yourselves
"""
STOP_WORDS = frozenset(_WORDS.split())
