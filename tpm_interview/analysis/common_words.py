"""Words that tell nothing about what an answer is about, and words that are numbers."""

_STOP = """
a about above actually after again against ain't all almost along also although always am an and
another any anything are aren't around as at away back basically be because been before being
below between both but by came can can't cannot come could couldn't did didn't do does doesn't
doing don't done down during each either else enough even ever every everything few for from
further get gets getting go goes going gonna got had hadn't has hasn't have haven't having he
he'd he'll he's her here here's hers herself him himself his how i i'd i'll i'm i've if in into
is isn't it it'd it'll it's its itself just kind kinda know let let's like little lot lots made
make many may maybe me mean might more most much must my myself no nor not nothing now of off oh
ok okay on once one ones only or other others our ours ourselves out over own perhaps quite
rather really right said same say see she she'd she'll she's should shouldn't since so some
somehow someone something sort still such sure than that that's the their theirs them themselves
then there there's these they they'd they'll they're they've thing things think this those
though thought through to too under until up upon us use used very want wanted was wasn't way we
we'd we'll we're we've well went were weren't what what's when where which while who whole why
will with within without won't would wouldn't yeah yes yet you you'd you'll you're you've your
yours
"""
STOP_WORDS = frozenset(_STOP.split())

_SMALL = "two three four five six seven eight nine ten eleven twelve"
DIGITS = {word: str(number) for number, word in enumerate(_SMALL.split(), start=2)}
"""How a small number is written the other way; "one" is mostly no number."""
_LARGE = """
thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
seventy eighty ninety hundred thousand million billion dozen half twice
"""
NUMBER_WORDS = frozenset([*DIGITS, *_LARGE.split()])
