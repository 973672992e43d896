/** What a word or phrase stands for. Everything that is in no row is unknown, and makes its clause one that is not read. */
export type Slot =
  | "metric"
  | "statistic"
  | "noun"
  | "state"
  | "compare"
  | "change"
  | "extreme"
  | "same"
  | "verdict"
  | "quantifier"
  | "negation"
  | "bound"
  | "against"
  | "difference"
  | "ratio"
  | "interval"
  | "scope"
  | "pronoun"
  | "conjunction"
  | "link"
  | "stop"
  | "glue";

export type Row = readonly [slot: Slot, value: string, phrases: string];

/**
 * One table of words: slot, what it says there, and the phrases that say it. Of `compare`, `change` and `extreme` the value is polarity and sense:
 * `+value` is a larger number, `-speed` a slower one, `+good` a better one.
 */
export const lexicon: readonly Row[] = [
  [
    "metric",
    "ttft",
    "ttft | ttfts | first token | its first token | first tokens | time to first token | times to first token | time to the first token | first token time | first token latency | time until the first token | to the first token | to first token | start up latency | before the first token",
  ],
  ["metric", "server-ttft", "server side ttft | server ttft | server side ttfts | server side time to first token"],
  [
    "metric",
    "throughput",
    "throughput | throughputs | decode rate | decode speed | generation speed | generation rate | output speed | decode throughput | token rate",
  ],
  [
    "metric",
    "duration",
    "duration | durations | call duration | call durations | llm call duration | total call time | call time",
  ],
  [
    "metric",
    "tokens",
    "tokens | token | number of tokens | token count | token counts | output tokens | tokens generated | generated tokens | token total | token output",
  ],
  ["metric", "load", "loading | load duration | load durations | load time | loading time | model loading"],
  [
    "metric",
    "prompt-eval",
    "prompt eval duration | prompt evaluation | prompt evaluation time | prompt evaluation duration | prompt evaluation durations | prompt eval | prompt eval time",
  ],
  ["metric", "eval", "eval duration | evaluation duration | evaluation durations | evaluation time | eval time | eval"],
  ["metric", "time-per-token", "time per token | time per output token"],
  ["metric", "speed", "speed"],
  [
    "statistic",
    "median",
    "median | medians | at the median | in the median | by the medians | by median | judging by the medians | going by the medians",
  ],
  [
    "statistic",
    "mean",
    "mean | means | average | averages | averaged | avg | on average | over all calls | on the average",
  ],
  ["statistic", "deviation", "standard deviation | standard deviations | std dev | stddev | sd | standard dev"],
  ["statistic", "variation", "coefficient of variation | coefficients of variation | cv"],
  [
    "statistic",
    "sum",
    "sum | sums | total | totals | in total | in all | altogether | together | totalled | totaled | combined | summed",
  ],
  ["statistic", "pooled", "pooled"],
  [
    "interval",
    "",
    "interval | intervals | confidence interval | ci | confidence intervals | 95 interval | range | ranges | ranged | ranging | spans | spanning | spanned | spread",
  ],

  ["noun", "files", "file | files | data files | benchmark files | input files"],
  ["noun", "observations", "observation | observations | data points | data point"],
  ["noun", "models", "model | models"],
  ["noun", "calls", "call | calls | llm calls | model calls | requests"],
  ["noun", "variants", "variant | variants | configuration | configurations | config | setup | setups"],
  ["noun", "stages", "stage | stages | phase | phases"],
  ["noun", "runs", "run | runs | repetitions"],
  ["noun", "cores", "core | cores | cpu cores | processor cores | cpu core"],
  ["noun", "memory", "memory | ram | main memory"],
  [
    "noun",
    "settings",
    "combination | combinations | combinations of settings | settings combinations | setting combinations | setting | settings | parameter combinations | sweep settings",
  ],
  ["noun", "workloads", "workload | workloads"],
  [
    "noun",
    "backends",
    "backend | backends | compilation backend | compilation backends | compiler backend | compiler backends",
  ],
  [
    "noun",
    "compilations",
    "compilation measurement | compilation measurements | compile measurements | compilation benchmarks | compilation runs",
  ],
  ["noun", "comparisons", "comparison | comparisons | verdicts"],
  ["noun", "formats", "format | formats | file format | file formats | file type | file types"],
  ["noun", "duplicates", "duplicates | duplicate files"],
  ["noun", "parameters", "parameters | parameter"],
  ["noun", "quantization", "quantization | quantisation | quantized | quantised"],
  ["noun", "engine", "engine | server | inference engine"],
  [
    "state",
    "ok",
    "ok | okay | succeeded | successful | success | went through | completed | ended well | ended ok | finished ok | were fine | came back ok | without failure | without failures | without a failure | without errors",
  ],
  ["state", "failed", "failed | fail | fails | failing | failure | failures | unsuccessful | not ok"],
  [
    "state",
    "missing",
    "missing | failed or missing | failed or are missing | lacked a value | without a value | no value | failed or were missing",
  ],
  ["state", "valued", "carried a value | have a value | had a value | carry a value | held a value | with a value"],
  ["state", "cold", "cold"],
  ["state", "whole", "whole"],
  ["state", "aside", "set aside | put aside"],
  ["state", "timed", "times that count | counting times"],
  ["state", "why:timeout", "timed out | ran into the time limit"],
  ["state", "why:refused", "refused | rejected"],
  ["state", "why:server-error", "ended in server errors | ended in server error | server error | server errors"],
  ["state", "why:interrupted-stream", "broke off | broken off | interrupted"],
  ["state", "why:cancelled", "cancelled | canceled | aborted"],
  ["state", "why:no-text", "gave no text | without text | empty | returned no text | no text"],
  ["state", "why:prompt-cut", "had cut prompts | cut prompts | cut prompt"],
  ["state", "why:clock-disturbed", "disturbed clocks | disturbed clock"],
  ["state", "why:implausible", "implausible times | implausible"],
  ["state", "why:identity-changed", "came from another server or model | another server or model"],
  ["state", "csv", "csv"],
  ["state", "json", "json"],
  ["state", "markdown", "markdown"],
  ["state", "duplicate", "duplicate | duplicated | copies"],
  ["state", "unreadable", "unreadable | could not be read | cannot be read | not readable | could not be parsed"],

  [
    "compare",
    "+value",
    "as long as | as large as | as big as | as great as | as long | as large | as big | exceeds | exceed | exceeded | surpasses | surpassed | more often | higher | larger | greater | bigger | above | longer | more | ahead in",
  ],
  [
    "compare",
    "-value",
    "as short as | as small as | as short | as small | less often | lower | smaller | below | shorter | less | fewer | quicker to first token",
  ],
  [
    "compare",
    "+speed",
    "as fast as | as quick as | as fast | as quick | sooner | earlier | faster | quicker | speedier | fast",
  ],
  ["compare", "-speed", "as slow as | as slow | slower | slow | later"],
  [
    "compare",
    "+good",
    "edges out | edged out | edge out | better | ahead | outperforms | outperformed | outperform | beats | beat | wins | won | superior",
  ],
  ["compare", "-good", "worse | behind | inferior | loses | lost | trails | trailed | lags | lagged"],
  [
    "change",
    "+value",
    "rose | rises | soared | surged | edged up | rise | risen | increase | increased | increases | raised | raises | raise | grew | grows | grow | growth | went up | goes up | climbed | climbs | lengthened | lengthens | adds | added | climb | gained | gain | gains | jumped",
  ],
  [
    "change",
    "-value",
    "came down | comes down | come down | fell | falls | slipped | slips | sank | dipped | dips | tumbled | plunged | fall | fallen | drop | dropped | drops | decrease | decreased | decreases | reduced | reduces | reduce | reduction | cut | cuts | lowered | lowers | lower the | declined | decline | declines | went down | shrank | shrinks | shortened | shortens | saves | saved | trimmed | trims | shaves | shaved | shave | lost",
  ],
  ["change", "+speed", "sped up | speeds up | speedup | speed up | accelerated"],
  ["change", "-speed", "slowed | slowed down | slowdown | slows | slows down | slow down"],
  ["change", "+good", "improve | improved | improves | improvement | improvements"],
  ["change", "-good", "worsened | worsens | worsen | degraded | degrades | regressed | regression | deteriorated"],
  ["change", "0value", "change | changed | changes | differ | differs | differed"],
  [
    "extreme",
    "+value",
    "peaked at | peaks at | most common | highest | largest | greatest | longest | biggest | maximum | peak | most | max",
  ],
  ["extreme", "-value", "rarest | least common | lowest | smallest | shortest | least | minimum | fewest | min"],
  ["extreme", "+speed", "fastest | quickest"],
  ["extreme", "-speed", "slowest"],
  [
    "extreme",
    "+good",
    "best | top | leads | leading | led | tops | first place | came out on top | comes first | came first | ranks first | ranked first | on top | leader | winner | comes out on top",
  ],
  [
    "extreme",
    "-good",
    "worst | bottom | last | comes last | came last | ranks last | ranked last | last place | weakest",
  ],
  ["same", "same", "same | equal | identical | unchanged | the same | no difference | equally"],
  [
    "verdict",
    "inconclusive",
    "inconclusive | undecided | not decided | open | not established | not conclusive | unclear | no verdict | no clear verdict | not settled | unsettled | cannot be decided | could not be decided | nothing is decided | not beyond chance | undetermined",
  ],
  [
    "verdict",
    "decided",
    "reached a verdict | decided | conclusive | established | settled | beyond chance | reach a verdict | decisive",
  ],
  [
    "verdict",
    "significant",
    "significant | significantly | statistically significant | statistical significance | significance | statistically",
  ],
  [
    "verdict",
    "not-significant",
    "not significant | insignificant | not statistically significant | not significantly | no significant | no significant difference | no statistically significant difference | without significance | non significant",
  ],
  [
    "verdict",
    "equivalent",
    "no practical difference | practically equal | practically the same | practically equivalent | equivalent | practically identical | no practically relevant difference",
  ],
  [
    "verdict",
    "indistinct",
    "hard to tell apart | cannot be told apart | difficult to tell apart | indistinguishable | not distinguishable | no clear difference | not clearly different | no difference shown | no difference was shown",
  ],
  [
    "verdict",
    "best-set",
    "cannot be told from the best | could not be told from the best | can not be told from the best | is among the best | are among the best | belongs to the best | belong to the best",
  ],
  ["verdict", "small", "small difference | within the noise threshold | within noise"],
  ["quantifier", "all", "all | every | each | every single | without exception"],
  ["quantifier", "none", "none | no | zero | not one | not a single | nothing"],
  ["quantifier", "both", "both | either | the two | two variants | both of them"],
  ["quantifier", "neither", "neither"],
  ["quantifier", "half", "half"],
  [
    "quantifier",
    "most",
    "most of | majority | the majority | vast majority | the vast majority | more than half | mostly | predominantly",
  ],
  ["quantifier", "minority", "minority | less than half | fewer than half"],
  ["quantifier", "some", "some | several | a few | any"],
  [
    "negation",
    "not",
    "not | did not | does not | do not | didn't | doesn't | don't | wasn't | isn't | weren't | never | was not | is not | were not | are not | nor | cannot | could not",
  ],
  ["bound", "least", "at least | no less than | no fewer than | not less than | a minimum of"],
  ["bound", "most", "at most | no more than | not more than | a maximum of"],
  [
    "bound",
    "above",
    "more than | over | above | greater than | exceeding | higher than | longer than | well over | larger than",
  ],
  ["bound", "below", "less than | under | below | fewer than | lower than | shorter than | smaller than | well under"],
  [
    "bound",
    "about",
    "about | around | roughly | approximately | approx | some | close to | nearly | almost | circa | ca | near | just under | just over | just about | in the region of",
  ],
  ["bound", "exactly", "exactly | precisely | just | only | merely"],
  ["bound", "up", "up to | as much as | as high as | as many as | as little as | as low as | down to"],
  [
    "against",
    "than",
    "than | against | versus | vs | compared with | compared to | relative to | in comparison with | in comparison to | instead of | rather than | over | as opposed to | than that of | next to | and not",
  ],
  [
    "difference",
    "",
    "advantage | difference | differences | gap | delta | δ | margin | distance | difference of | less by | lead",
  ],
  ["ratio", "", "ratio | ratios | factor | factors | multiple | speedup ratio"],
  [
    "scope",
    "files",
    "in the files | of the files | across the files | in the data | among the files | in the folder | the folder | the files | in the dataset | among the models | of the models | in the data set | across the data | in the benchmark files",
  ],
  ["scope", "sweep", "sweep | the sweep | parameter sweep | tuning sweep | sweeps"],
  ["scope", "runs", "over the runs | over the run order | in the course of the runs | during the runs"],
  ["scope", "machine", "machine | host | computer"],
  ["pronoun", "subject", "it | its | this variant | that variant | they | their"],
  ["pronoun", "stage", "there | here | in that stage | in this stage | that stage | this stage | the same stage"],
  ["pronoun", "metric", "that of | those of"],
  ["pronoun", "other", "the other | the other one"],
  [
    "conjunction",
    "split",
    "while | whereas | but | although | though | even though | yet | however | so | so that | which | and so | despite",
  ],
  ["conjunction", "and", "and | as well as | plus | along with"],
  ["link", "of", "of | out of | of the | of all | out of the | of these | of those"],
  ["link", "by", "by"],
  ["link", "to", "to | until"],
  ["link", "from", "from"],
  ["link", "between", "between"],
  ["link", "or", "or"],
  ["link", "respectively", "respectively | resp | in that order"],
  [
    "stop",
    "cause",
    "because | due to | thanks to | owing to | caused | causes | cause | caused by | result of | as a result | therefore | hence | thus | since | explains | explained | attributable | attributed | driven | leads to | led to | stems | stemming | thereby | consequently | reflects | reflecting",
  ],
  [
    "stop",
    "modal",
    "should | could | may | might | would | can | will | recommend | recommended | recommends | consider | suggest | suggests | suggesting | likely | probably | possibly | expected | expect | if | try | must | plan | future | seems | appears | apparently | perhaps | unless | ought | promises",
  ],
  ["glue", "rank", "rank | ranks | ranked | ranking"],
  ["glue", "share", "share | shares | percent | percentage"],
  ["glue", "verdict", "verdict | verdict on | verdict is | the verdict | the verdict on"],
  [
    "glue",
    "except",
    "all but | everything but | but for | apart from | except | except for | aside from | excluding | leaving out",
  ],
  ["glue", "wide", "wide | narrow | broad | tight"],
  ["glue", "hedge", "plausible | possible | common | frequent | frequently"],
  // Small words that narrow or turn what is said: with one of them in it, nothing is contradicted.
  [
    "glue",
    "narrow",
    "then | now | one | off | once | per | each of | even | rest | left out | excluded | excluding | every run | so far | such | respective | corresponding | separates | separate | separated | ones | including | includes | include | part | parts | portion | apart | well | still | tried | where | when | whose | who",
  ],
  [
    "glue",
    "",
    "moving | switching | going | covered | covers | after | different | distinct | lasted | lasts | last for | managed | manages | waited | waits | finds | namely | table | wrote | writes | write | compiles | compile | compiled | came out | comes out | we | our | offers | offer | spent | spends | runs from | ran from | served | serves | estimated | estimated at | finished | finish | surrounds | surround | going by | sample | study | benchmark | experiment | directory | folder | arrive | arrives | arrived | made | need | needs | ran | embedded | set of | a | an | the | this | these | those | that | is | was | were | are | be | been | being | has | had | have | having | do | does | did | in | on | at | for | with | as | into | across | among | amongst | within | during | under test | measured | measures | measuring | measure | measurement | measurements | measured at | recorded | records | reached | reaches | reach | posted | posts | showed | shows | show | shown | came | comes | come | stands | stood | stand | got | gets | achieved | achieves | delivered | delivers | delivering | produced | produces | produce | generated | generates | generate | took | takes | take | taken | needed | gave | gives | giving | given | yielded | yields | saw | sees | seen | used | uses | using | ran | run with | set | sets | kept | counted | counts | named | names | name | named in | contains | contain | contained | hold | holds | held | read | were read | analyzed | analysed | examined | processed | ingested | found | there | overall | also | too | thus far | figures | figure | value | values | metric | metrics | result | results | number | numbers | number of | analysis | looking at | looked | as for | regarding | concerning | in terms of | with respect to | when it comes to | terms | according | according to | amounts | amounted | amount | equals | compare | compared | comparing | total of | both in | them | itself | its own | own | format is | stayed | stays | remained | remains | remain | lay | lies | lie | sits | sat | landed | clocked | clocked in | came in | coming in | hit | hits | registered | reported | gathered | collected | performed | made | carried out | conducted | executed | equipped | configuration used | tested | test | testing | time | times | seconds | proportion | make up | makes up | account for | accounts for | accounted for | represent | represents | variety | level | levels | went | goes | go | notably | interestingly | specifically | generally | moreover | furthermore | additionally | meanwhile | similarly | finally | note | observed | observe | evident | worth noting | data | dataset | summary | finding | findings | stage wise | tell | told | case | cases | in question | back | returned | sent | during the | equal to | at all | at work | work | worked | operates | kept apart | medians of | statement | here are | below are | follows | following | as follows | rests | rest on | based on | based | on the basis of | belong | belongs | belonged | belonging | goes to | went to | falls to | owned | started | starts | start | began | begins | begin | put | puts | listed | lists | list | appear in | present | occur | occurred | happened | ended | end | answer | answers | answered | response | responses | output | outputs | generation | comparable",
  ],
];
