"""What can be said about which facts, and where. `#12` stands for fact f12.

A unit is what one sentence says: the facts that it prints (at most two), and its wordings. Wordings of the analysis name a fact
early, so that its words follow from the fact; those of the report may name it anywhere, since evidence comes first there.
Nothing here claims a direction, a significance or a number that is not a fact; facts bring those with them.
"""
from dataclasses import dataclass

STAGES = ("analysis", "report")
VARIANTS = {"baseline": 0, "chimera": 4}


@dataclass(frozen=True)
class Unit:
    ids: tuple[int, ...]
    analysis: tuple[str, ...]
    report: tuple[str, ...]


def unit(ids, analysis, report=None):
    split = lambda text: tuple(each.strip() for each in text.split("|"))
    return Unit(tuple(ids), split(analysis) if analysis else (), split(report) if report else split(analysis))


U = {
    "files": unit([1], "#1 files were read.|#1 files were read from the folder.", "The folder holds #1 files that were read.|#1 files were read."),
    "files+obs": unit([1, 5], "#1 files with #5 observations were read.|#1 files were read, which hold #5 observations.", "#1 files with #5 observations were read.|The study reads #1 files, which hold #5 observations.|#1 files were read, and #5 observations were found in them."),
    "csv+json": unit([2, 3], "#2 of the files are CSV and #3 are JSON.|#2 CSV files and #3 JSON files are among them.", "By format there are #2 CSV files and #3 JSON files.|The folder holds #2 CSV files and #3 JSON files.|#2 of the files are CSV and #3 are JSON."),
    "csv": unit([2], "#2 of the files are CSV.", "The number of CSV files is #2."),
    "json": unit([3], "#3 of the files are JSON.", "The number of JSON files is #3."),
    "markdown": unit([4], "#4 of the files are Markdown.", "The number of Markdown files is #4."),
    "obs": unit([5], "#5 observations stand in the files.|#5 observations were found in the files.", "The files hold #5 observations.|In the files stand #5 observations."),
    "failed obs": unit([6], "#6 observations failed or are missing.|#6 of the observations failed or are missing.", "#6 observations failed or are missing.|Among the observations, #6 failed or are missing."),
    "duplicates": unit([7], "#7 is the number of duplicate files, which were counted once.", "The number of duplicate files, which were counted once, is #7.|Duplicate files were counted once; their number is #7."),
    "unreadable": unit([8], "#8 is the number of files that could not be read.", "The number of files that could not be read is #8."),
    "models": unit([9], "#9 models are named in the files.|#9 models appear in the files.", "The files name #9 models.|In the files #9 models are named.|#9 models appear in the files."),
    "best model": unit([10, 11], "#10 has the highest median throughput in the files, at #11.|#10 leads the files in throughput, with a median of #11.", "Among the models in the files, #10 has the highest median throughput, #11.|The model with the highest throughput in the files is #10, at #11.|#10 leads the files in throughput, with a median of #11."),
    "best model name": unit([10], "#10 has the highest throughput in the files.", "The model with the highest throughput in the files is #10."),
    "best model value": unit([11], "#11 is the highest median throughput of a model in the files.", "The highest median throughput of a model in the files is #11."),
    "worst model": unit([12, 13], "#12 has the lowest median throughput in the files, at #13.|#12 comes last in throughput, with a median of #13.",
                        "The lowest median throughput in the files is that of #12, at #13.|The model with the lowest throughput in the files is #12, at #13."),
    "worst model name": unit([12], "#12 has the lowest throughput in the files.", "The model with the lowest throughput in the files is #12."),
    "worst model value": unit([13], "#13 is the lowest median throughput of a model in the files.", "The lowest median throughput of a model in the files is #13."),
    "model ratio": unit([14], "#14 is the factor by which the models in the files differ in throughput.",
                        "Between the models in the files the throughput differs by a factor of #14.|The models in the files differ in throughput by a factor of #14."),
    "best ttft": unit([15, 16], "#15 has the lowest server-side TTFT in the files, at #16.|#15 answers soonest by the server's clock, with a median TTFT of #16.",
                      "By the server's clock, #15 has the lowest median TTFT, #16.|The model with the lowest server-side TTFT is #15, at #16."),
    "best ttft name": unit([15], "#15 has the lowest server-side TTFT in the files.", "The model with the lowest server-side TTFT in the files is #15."),
    "best ttft value": unit([16], "#16 is the lowest median server-side TTFT in the files.", "The lowest median server-side TTFT in the files is #16."),
    "worst ttft": unit([17, 18], "#17 has the highest server-side TTFT in the files, at #18.|#17 answers last by the server's clock, with a median TTFT of #18.",
                       "The highest median server-side TTFT is that of #17, at #18.|The model with the highest server-side TTFT is #17, at #18."),
    "worst ttft name": unit([17], "#17 has the highest server-side TTFT in the files.", "The model with the highest server-side TTFT in the files is #17."),
    "worst ttft value": unit([18], "#18 is the highest median server-side TTFT in the files.", "The highest median server-side TTFT in the files is #18."),
    "best settings": unit([19, 20], "#19 gave the highest throughput of the sweep, #20.|#19 are the best settings of the sweep, at #20.", "In the sweep, #19 gave the highest throughput, #20.|The best settings of the sweep are #19, at #20.|The sweep ran best with #19, at #20."),
    "best settings name": unit([19], "#19 gave the highest throughput of the sweep.", "The settings with the highest throughput of the sweep are #19."),
    "best settings value": unit([20], "#20 is the highest throughput of the sweep.", "The highest throughput of the sweep is #20."),
    "worst settings": unit([21, 22], "#21 gave the lowest throughput of the sweep, #22.|#21 are the worst settings of the sweep, at #22.",
                           "The lowest throughput of the sweep, #22, came with #21.|The worst settings of the sweep are #21, at #22."),
    "worst settings name": unit([21], "#21 gave the lowest throughput of the sweep.", "The settings with the lowest throughput of the sweep are #21."),
    "worst settings value": unit([22], "#22 is the lowest throughput of the sweep.", "The lowest throughput of the sweep is #22."),
    "sweep ratio": unit([23], "#23 is the factor by which the settings of the sweep differ in throughput.",
                        "Between the settings of the sweep the throughput differs by a factor of #23.|Settings matter: across the sweep the throughput differs by a factor of #23."),
    "best backend": unit([24, 25], "#24 is the fastest compilation backend, at a median of #25.|#24 compiles fastest, with a median time of #25.",
                         "The fastest compilation backend is #24, at a median of #25.|Among the compilation backends #24 is the fastest, at #25."),
    "best backend name": unit([24], "#24 is the fastest compilation backend.", "The fastest compilation backend is #24."),
    "best backend value": unit([25], "#25 is the median time of the fastest compilation backend.", "The fastest compilation backend has a median time of #25."),
    "worst backend": unit([26, 27], "#26 is the slowest compilation backend, at a median of #27.|#26 compiles slowest, with a median time of #27.",
                          "The slowest compilation backend is #26, at a median of #27.|Among the compilation backends #26 is the slowest, at #27."),
    "worst backend name": unit([26], "#26 is the slowest compilation backend.", "The slowest compilation backend is #26."),
    "worst backend value": unit([27], "#27 is the median time of the slowest compilation backend.", "The slowest compilation backend has a median time of #27."),
    "failed compilation": unit([28], "#28 compilation measurements failed.|#28 of the compilation measurements failed.", "#28 compilation measurements failed.|Among the compilation measurements, #28 failed."),
    "both models": unit([10, 12], "#10 leads the files in throughput, and #12 comes last.", "In throughput #10 leads the models of the files, and #12 comes last.|Of the models in the files, #10 leads in throughput and #12 comes last.|#10 leads the files in throughput, while #12 comes last."),
    "both backends": unit([24, 26], "#24 is the fastest compilation backend, and #26 the slowest.", "Of the compilation backends, #24 is the fastest and #26 the slowest.|#24 is the fastest compilation backend, and #26 the slowest."),
    "both ends of the sweep": unit([20, 22], "#20 is the highest throughput of the sweep, and #22 the lowest.", "The throughput of the sweep lies between #22 and #20.|Across the sweep the highest throughput is #20 and the lowest #22."),
    "model": unit([40], "#40 is the model that was measured.|#40 was measured here.", "The model that was measured is #40.|This study measures #40."),
    "quantization": unit([41], "#41 is the quantization of the measured model.", "The quantization of the measured model is #41."),
    "parameters": unit([42], "#42 parameters make up the measured model.", "The measured model has #42 parameters."),
    "engine": unit([43], "#43 served the model.", "The model was served by #43."),
    "cores": unit([44], "#44 processor cores are in the machine.", "The machine has #44 processor cores."),
    "memory": unit([45], "#45 of memory are in the machine.", "The machine has #45 of memory."),
    "cores+memory": unit([44, 45], "#44 processor cores and #45 of memory are in the machine.", "The machine has #44 processor cores and #45 of memory."),
    "runs": unit([46], "#46 is the number of runs of each variant.", "The number of runs of each variant is #46."),
    "model+runs": unit([40, 46], "", "The model that was measured is #40; the number of runs of each variant is #46."),
    "ok": unit([50], "#50 calls were ok.|#50 of the calls were ok.", "#50 calls were ok.|In the study #50 calls were ok."),
    "failed": unit([51], "#51 calls failed.|#51 of the calls failed.", "#51 calls failed.|In the study #51 calls failed."),
    "cold": unit([52], "#52 is the number of cold calls, which are kept apart.", "The number of cold calls, which are kept apart from the medians, is #52."),
    "tokens": unit([53], "#53 were generated.", "In the calls #53 were generated."),
    "duration": unit([54], "#54 is the time of the calls together.", "The calls took #54 together."),
    "tokens+duration": unit([53, 54], "#53 were generated in #54.", "The calls generated #53 in #54."),
    # Without facts of their own in the words: they rest on evidence.
    "do failed obs": unit([6], "", "Look at the observations that failed or are missing before you compare models.|Find out why observations failed before you rely on the medians."),
    "do failed": unit([51], "", "Look at the calls that failed before you compare the variants.|Find out why calls failed before you decide."),
    "do runs": unit([46], "", "Plan more runs if a verdict stays open.|Repeat the study with more runs before you decide."),
    "do cold": unit([52], "", "Warm the model up before you measure, and keep cold calls apart.|Keep cold calls out of the medians."),
    "do verdict": unit([70], "", "Let the verdicts decide between the variants, not single calls.|Decide by the verdicts and their intervals, not by single calls."),
    "do verdict report": unit([74], "", "Let the verdicts decide between the variants, not single calls.|Decide by the verdicts and their intervals, not by single calls."),
    "do open": unit([70], "", "Make more runs before you decide, since the verdict on TTFT is still open.|Plan more runs, since the verdict on TTFT in the analysis stage is still open."),
    "do open report": unit([74], "", "Make more runs before you decide, since the verdict on TTFT is still open.|Plan more runs, since the verdict on TTFT in the report stage is still open."),
    "do model": unit([40], "", "Repeat the measurement on a quiet machine before you decide.|Measure again with another model before you decide."),
    "do files": unit([1], "", "Add further files to the folder if a comparison is missing.|Keep the files together with the report."),
    "do compilation": unit([28], "", "Look at the compilation measurements that failed before you choose a backend."),
    "do settings": unit([19], "", "Try #19 first, since the sweep favours these settings.|Start from the best settings of the sweep, #19."),
    "do backend": unit([24], "", "Prefer #24 among the compilation backends.|Try the compilation backend #24 first."),
    "do best model": unit([10], "", "Try #10 first when throughput matters.|Consider #10 when throughput matters."),
    "end model": unit([40], "", "The figures hold for #40 on this machine.|These figures describe #40 on this machine, not elsewhere."),
    "end obs": unit([5], "", "The picture rests on #5 observations.|These findings rest on #5 observations in the files.|More files would widen a picture that rests on #5 observations."),
    "end ok": unit([50], "", "The comparison rests on the calls that were ok, #50.|How far this carries depends on the calls that were ok, #50."),
    "end runs": unit([46], "", "How sure the comparison is depends on the runs of each variant, of which there are #46.|The comparison rests on the runs of each variant; their number is #46."),
    "end files": unit([1], "", "The findings rest on the #1 files that were read."),
}

for s, stage in enumerate(STAGES):
    for variant, v in VARIANTS.items():
        t, r = 55 + 2 * s + v, 56 + 2 * s + v
        U[f"ttft {variant} {stage}"] = unit(
            [t], f"#{t} is the median TTFT of {variant} in the {stage} stage.|#{t} was the median TTFT of {variant} in the {stage} stage.",
            f"In the {stage} stage the median TTFT of {variant} was #{t}.|The median TTFT of {variant} in the {stage} stage is #{t}.")
        U[f"throughput {variant} {stage}"] = unit(
            [r], f"#{r} is the median throughput of {variant} in the {stage} stage.|#{r} was the median throughput of {variant} in the {stage} stage.",
            f"In the {stage} stage the median throughput of {variant} was #{r}.|The median throughput of {variant} in the {stage} stage is #{r}.")
    t, r = 55 + 2 * s, 56 + 2 * s
    U[f"ttft {stage}"] = unit(
        [t, t + 4], f"#{t} is the median TTFT of baseline in the {stage} stage, and #{t + 4} that of chimera.",
        f"In the {stage} stage the median TTFT was #{t} for baseline and #{t + 4} for chimera.|Baseline had a median TTFT of #{t} in the {stage} stage, and chimera #{t + 4}.|The median TTFT in the {stage} stage was #{t} with baseline, against #{t + 4} with chimera.")
    U[f"throughput {stage}"] = unit(
        [r, r + 4], f"#{r} is the median throughput of baseline in the {stage} stage, and #{r + 4} that of chimera.",
        f"In the {stage} stage the median throughput was #{r} for baseline and #{r + 4} for chimera.|Baseline had a median throughput of #{r} in the {stage} stage, and chimera #{r + 4}.|The median throughput in the {stage} stage was #{r} with baseline, against #{r + 4} with chimera.")
    b = 70 + 4 * s
    U[f"verdict ttft {stage}"] = unit(
        [b], f"The verdict on TTFT in the {stage} stage is: #{b}.",
        f"On TTFT in the {stage} stage the verdict on chimera against baseline is: #{b}.|For TTFT in the {stage} stage chimera is judged against baseline as follows; verdict: #{b}.|The verdict on TTFT in the {stage} stage is: #{b}.")
    U[f"ratio ttft {stage}"] = unit(
        [b + 1], f"#{b + 1} is the TTFT ratio of chimera over baseline in the {stage} stage.",
        f"The TTFT ratio of chimera over baseline in the {stage} stage is #{b + 1}.|In the {stage} stage the TTFT of chimera is #{b + 1} that of baseline.")
    U[f"verdict throughput {stage}"] = unit(
        [b + 2], f"The verdict on throughput in the {stage} stage is: #{b + 2}.",
        f"On throughput in the {stage} stage the verdict on chimera against baseline is: #{b + 2}.|For throughput in the {stage} stage chimera is judged against baseline as follows; verdict: #{b + 2}.|The verdict on throughput in the {stage} stage is: #{b + 2}.")
    U[f"ratio throughput {stage}"] = unit(
        [b + 3], f"#{b + 3} is the ratio of time per token of chimera over baseline in the {stage} stage.",
        f"The ratio of time per token, chimera over baseline, in the {stage} stage is #{b + 3}.|In the {stage} stage the time per token of chimera is #{b + 3} that of baseline.")

# The analysis goes through these blocks in order, one sentence each while there is room; the first unit that is there is the usual one.
BLOCKS = (
    ("verdict ttft analysis", "verdict ttft report", "verdict throughput analysis", "verdict throughput report", "ratio ttft analysis", "ratio ttft report",
     "ratio throughput analysis", "ratio throughput report"),
    ("ttft analysis", "ttft report", "ttft baseline analysis", "ttft chimera analysis", "ttft baseline report", "ttft chimera report"),
    ("throughput report", "throughput analysis", "throughput baseline report", "throughput chimera report", "throughput baseline analysis", "throughput chimera analysis"),
    ("ok", "failed", "cold", "tokens+duration", "tokens", "duration"),
    ("files+obs", "files", "obs", "csv+json", "failed obs", "models", "duplicates", "csv", "json", "markdown", "unreadable"),
    ("best model", "both models", "worst model", "best model name", "best model value", "worst model name", "worst model value", "model ratio"),
    ("best ttft", "worst ttft", "best ttft name", "best ttft value", "worst ttft name", "worst ttft value"),
    ("best settings", "both ends of the sweep", "worst settings", "best settings name", "best settings value", "sweep ratio", "worst settings name", "worst settings value"),
    ("best backend", "both backends", "worst backend", "failed compilation", "best backend name", "best backend value", "worst backend name", "worst backend value"),
    ("model", "runs", "cores+memory", "quantization", "parameters", "engine", "cores", "memory"),
)

# Per section, what each sentence is about: a slot is filled with a unit that is there and was not said, mostly the first one.
# A slot with "?" may stay empty.
SECTIONS = {
    "executive_summary": (
        ("files+obs", "model+runs", "model", "files", "obs"),
        ("verdict ttft analysis", "verdict throughput report", "verdict ttft report", "verdict throughput analysis", "both models", "best model", "best model name", "best settings",
         "ok", "runs"),
        ("?", "both models", "best model", "best model value", "best settings", "ok"),
    ),
    "data": (
        ("failed obs", "models", "csv+json", "csv", "json", "markdown", "files", "obs", "quantization", "parameters"),
        ("models", "csv+json", "cold", "duplicates", "failed", "unreadable", "markdown", "engine", "cores+memory", "cores", "memory"),
    ),
    "performance_analysis": (
        ("ttft analysis", "ttft report", "ttft baseline analysis", "ttft chimera analysis", "ttft baseline report", "ttft chimera report", "best ttft", "worst ttft",
         "best ttft name", "best ttft value", "worst ttft name", "worst ttft value", "worst model", "worst model value", "duration"),
        ("throughput report", "throughput analysis", "throughput baseline report", "throughput chimera report", "throughput baseline analysis", "throughput chimera analysis",
         "both ends of the sweep", "worst settings", "worst model", "worst model name", "worst settings value", "worst settings name", "worst backend", "worst backend value", "tokens"),
        ("?", "best ttft", "both ends of the sweep", "worst ttft", "tokens+duration", "worst backend", "worst model", "worst backend name"),
    ),
    "key_findings": (
        ("verdict throughput report", "verdict ttft report", "verdict throughput analysis", "ratio ttft analysis", "ratio throughput report", "ratio ttft report",
         "ratio throughput analysis", "model ratio", "sweep ratio", "best model value", "failed compilation", "ok"),
        ("best settings", "both backends", "model ratio", "sweep ratio", "best backend", "best settings name", "best settings value", "best backend name", "best backend value",
         "failed compilation", "best model value"),
    ),
    "recommendations": (
        ("do open", "do failed", "do open report", "do failed obs", "do verdict", "do verdict report", "do runs", "do model", "do files"),
        ("?", "do settings", "do backend", "do best model", "do compilation", "do cold"),
    ),
    "conclusion": (("end ok", "end obs", "end model", "end runs", "end files"),),
}
