"""What can be said about which facts, and where. `#files` stands for the fact of that handle; `LABELS` says which row of the table it is.

A unit is what one sentence says: the facts that it prints (at most two), and its wordings. Wordings of the analysis name a fact
early, so that its words follow from the fact; those of the report may name it anywhere. Nothing here claims a direction, a
significance or a number that is not a fact; and the program's reader proves each wording.
"""
import re
from dataclasses import dataclass

# Handle → label, as the program's catalogue of facts has it.
LABELS = {
    "files": "files read",
    "csv": "CSV files",
    "json": "JSON files",
    "markdown": "Markdown files",
    "obs": "observations in the files",
    "failed": "failed or missing observations",
    "dup": "duplicate files, counted once",
    "unread": "files that could not be read",
    "models": "models named in the files",
    "bm": "model with the highest throughput in the files",
    "bmv": "highest median throughput of a model in the files",
    "wm": "model with the lowest throughput in the files",
    "wmv": "lowest median throughput of a model in the files",
    "mratio": "highest over lowest throughput of the models in the files",
    "bt": "model with the lowest server-side TTFT in the files",
    "btv": "lowest median server-side TTFT in the files",
    "wt": "model with the highest server-side TTFT in the files",
    "wtv": "highest median server-side TTFT in the files",
    "bs": "settings with the highest throughput of the sweep",
    "bsv": "highest throughput of the sweep",
    "ws": "settings with the lowest throughput of the sweep",
    "wsv": "lowest throughput of the sweep",
    "sratio": "best over worst throughput of the sweep",
    "bb": "fastest compilation backend",
    "bbv": "median time of the fastest compilation backend",
    "wb": "slowest compilation backend",
    "wbv": "median time of the slowest compilation backend",
    "fcomp": "failed compilation measurements",
    "model": "model that was measured",
    "quant": "quantization of that model",
    "params": "parameters of that model",
    "engine": "server and version",
    "cores": "processor cores",
    "mem": "memory of the machine",
    "runs": "runs of each variant",
}


@dataclass(frozen=True)
class Unit:
    ids: tuple[str, ...]
    analysis: tuple[str, ...]
    report: tuple[str, ...]


def unit(analysis, report=None):
    split = lambda text: tuple(each.strip() for each in text.split("|"))
    first = split(analysis)
    return Unit(tuple(re.findall(r"#(\w+)", first[0])), first, split(report) if report else first)


U = {
    "files": unit("#files files were read.|#files files were read from the folder.", "The folder holds #files files that were read.|#files files were read."),
    "files+obs": unit("#files files with #obs observations were read.|#files files were read, which hold #obs observations.", "#files files with #obs observations were read.|#files files were read, which hold #obs observations.|#files files were read, and #obs observations were found in them."),
    "csv+json": unit("#csv of the files are CSV and #json are JSON.|#csv CSV files and #json JSON files are among them.", "By format there are #csv CSV files and #json JSON files.|The folder holds #csv CSV files and #json JSON files.|#csv of the files are CSV and #json are JSON."),
    "csv": unit("#csv of the files are CSV.", "The number of CSV files is #csv."),
    "json": unit("#json of the files are JSON.", "The number of JSON files is #json."),
    "markdown": unit("#markdown of the files are Markdown.", "The number of Markdown files is #markdown."),
    "obs": unit("#obs observations stand in the files.|#obs observations were found in the files.", "The files hold #obs observations.|In the files stand #obs observations."),
    "failed obs": unit("#failed observations failed or are missing.|#failed of the observations failed or are missing.", "#failed observations failed or are missing.|Among the observations, #failed failed or are missing."),
    "duplicates": unit("#dup is the number of duplicate files, which were counted once.", "The number of duplicate files, which were counted once, is #dup.|The number of duplicate files is #dup."),
    "unreadable": unit("#unread is the number of files that could not be read.", "The number of files that could not be read is #unread."),
    "models": unit("#models models are named in the files.|#models models appear in the files.", "The files name #models models.|In the files #models models are named.|#models models appear in the files."),
    "best model": unit("#bm has the highest median throughput in the files, at #bmv.|#bm leads the files in throughput, with a median of #bmv.", "Among the models in the files, #bm has the highest median throughput, #bmv.|The model with the highest throughput in the files is #bm, at #bmv.|#bm leads the files in throughput, with a median of #bmv."),
    "best model name": unit("#bm has the highest throughput in the files.", "The model with the highest throughput in the files is #bm."),
    "best model value": unit("#bmv is the highest median throughput of a model in the files.", "The highest median throughput of a model in the files is #bmv."),
    "worst model": unit("#wm has the lowest median throughput in the files, at #wmv.|#wm comes last in throughput, with a median of #wmv.", "The lowest median throughput in the files is that of #wm, at #wmv.|The model with the lowest throughput in the files is #wm, at #wmv."),
    "worst model name": unit("#wm has the lowest throughput in the files.", "The model with the lowest throughput in the files is #wm."),
    "worst model value": unit("#wmv is the lowest median throughput of a model in the files.", "The lowest median throughput of a model in the files is #wmv."),
    "model ratio": unit("#mratio is the factor between the highest and the lowest throughput of the models in the files.|The throughput of the models in the files differs by a factor of #mratio.", "Between the models in the files the throughput differs by a factor of #mratio.|The models in the files differ in throughput by a factor of #mratio."),
    "best ttft": unit("#bt has the lowest server-side TTFT in the files, at #btv.|#bt has the lowest median server-side TTFT, #btv.", "The lowest server-side TTFT in the files, #btv, is that of #bt.|The model with the lowest server-side TTFT is #bt, at #btv."),
    "best ttft name": unit("#bt has the lowest server-side TTFT in the files.", "The model with the lowest server-side TTFT in the files is #bt."),
    "best ttft value": unit("#btv is the lowest median server-side TTFT in the files.", "The lowest median server-side TTFT in the files is #btv."),
    "worst ttft": unit("#wt has the highest server-side TTFT in the files, at #wtv.|#wt has the highest median server-side TTFT, #wtv.", "The highest median server-side TTFT is that of #wt, at #wtv.|The model with the highest server-side TTFT is #wt, at #wtv."),
    "worst ttft name": unit("#wt has the highest server-side TTFT in the files.", "The model with the highest server-side TTFT in the files is #wt."),
    "worst ttft value": unit("#wtv is the highest median server-side TTFT in the files.", "The highest median server-side TTFT in the files is #wtv."),
    "best settings": unit("#bs gave the highest throughput of the sweep, #bsv.|#bs are the best settings of the sweep, at #bsv.", "In the sweep, #bs gave the highest throughput, #bsv.|The best settings of the sweep are #bs, at #bsv.|The sweep ran best with #bs, at #bsv."),
    "best settings name": unit("#bs gave the highest throughput of the sweep.", "The settings with the highest throughput of the sweep are #bs."),
    "best settings value": unit("#bsv is the highest throughput of the sweep.", "The highest throughput of the sweep is #bsv."),
    "worst settings": unit("#ws gave the lowest throughput of the sweep, #wsv.|#ws are the worst settings of the sweep, at #wsv.", "The worst settings of the sweep are #ws, at #wsv.|In the sweep, #ws gave the lowest throughput, #wsv."),
    "worst settings name": unit("#ws gave the lowest throughput of the sweep.", "The settings with the lowest throughput of the sweep are #ws."),
    "worst settings value": unit("#wsv is the lowest throughput of the sweep.", "The lowest throughput of the sweep is #wsv."),
    "sweep ratio": unit("#sratio is the best over the worst throughput of the sweep.", "Between the settings of the sweep the throughput differs by a factor of #sratio.|Within the sweep the throughput differs by a factor of #sratio.|The best settings of the sweep have #sratio the throughput of the worst."),
    "best backend": unit("#bb is the fastest compilation backend, at a median of #bbv.|#bb compiles fastest, with a median time of #bbv.", "The fastest compilation backend is #bb, at a median of #bbv.|Among the compilation backends #bb is the fastest, at #bbv."),
    "best backend name": unit("#bb is the fastest compilation backend.", "The fastest compilation backend is #bb."),
    "best backend value": unit("#bbv is the median time of the fastest compilation backend.", "The fastest compilation backend has a median time of #bbv."),
    "worst backend": unit("#wb is the slowest compilation backend, at a median of #wbv.|#wb compiles slowest, with a median time of #wbv.", "The slowest compilation backend is #wb, at a median of #wbv.|Among the compilation backends #wb is the slowest, at #wbv."),
    "worst backend name": unit("#wb is the slowest compilation backend.", "The slowest compilation backend is #wb."),
    "worst backend value": unit("#wbv is the median time of the slowest compilation backend.", "The slowest compilation backend has a median time of #wbv."),
    "failed compilation": unit("#fcomp compilation measurements failed.|#fcomp of the compilation measurements failed.", "#fcomp compilation measurements failed.|Among the compilation measurements, #fcomp failed."),
    "both models": unit("#bm leads the files in throughput, and #wm comes last.", "In throughput #bm leads the models of the files, and #wm comes last.|Of the models in the files, #bm leads in throughput and #wm comes last.|#bm leads the files in throughput, while #wm comes last."),
    "both backends": unit("#bb is the fastest compilation backend, and #wb the slowest.", "Of the compilation backends, #bb is the fastest and #wb the slowest.|#bb is the fastest compilation backend, and #wb the slowest."),
    "both ends of the sweep": unit("#bsv is the highest throughput of the sweep, and #wsv the lowest.", "The throughput of the sweep lies between #wsv and #bsv.|Across the sweep the highest throughput is #bsv and the lowest #wsv."),
    "model": unit("#model is the model that was measured.|The model that was measured is #model.", "The model that was measured is #model.|The measured model is #model."),
    "quantization": unit("#quant is the quantization of the measured model.", "The quantization of the measured model is #quant."),
    "parameters": unit("#params is the number of parameters of the measured model.", "The measured model has #params parameters."),
    "cores": unit("#cores processor cores are in the machine.", "The machine has #cores processor cores."),
    "memory": unit("#mem of memory are in the machine.", "The machine has #mem of memory."),
    "cores+memory": unit("#cores processor cores and #mem of memory are in the machine.", "The machine has #cores processor cores and #mem of memory."),
    "runs": unit("#runs is the number of runs of each variant.", "The number of runs of each variant is #runs."),
    "model+runs": unit("#model is the model that was measured, and #runs is the number of runs of each variant.", "The model that was measured is #model; the number of runs of each variant is #runs."),
    "end obs": unit("#obs observations were found in the files.", "These findings rest on #obs observations in the files.|The findings rest on #obs observations."),
    "end files": unit("#files files were read.", "The findings rest on the #files files that were read."),
}

# The analysis goes through these blocks in order, one sentence each while there is room; the first unit that is there is the usual one.
BLOCKS = (
    ("files+obs", "files", "obs", "csv+json", "failed obs", "models", "duplicates", "csv", "json", "markdown", "unreadable"),
    ("best model", "both models", "worst model", "best model name", "best model value", "worst model name", "worst model value", "model ratio"),
    ("best ttft", "worst ttft", "best ttft name", "best ttft value", "worst ttft name", "worst ttft value"),
    ("best settings", "both ends of the sweep", "worst settings", "best settings name", "best settings value", "sweep ratio", "worst settings name", "worst settings value"),
    ("best backend", "both backends", "worst backend", "failed compilation", "best backend name", "best backend value", "worst backend name", "worst backend value"),
    ("model", "runs", "cores+memory", "quantization", "parameters", "cores", "memory"),
)

# Per section of a report, its heading and what each sentence is about: a slot is filled with a unit that is there and was not said,
# mostly the first one. A slot with "?" may stay empty.
SECTIONS = {
    "Summary": (
        ("files+obs", "files", "obs"),
        ("best model", "best model name", "best settings", "best backend", "model", "runs"),
    ),
    "Data": (
        ("csv+json", "csv", "json", "markdown", "failed obs", "models"),
        ("failed obs", "models", "duplicates", "unreadable", "markdown", "quantization", "parameters"),
        ("?", "models", "duplicates", "unreadable", "cores+memory"),
    ),
    "Performance": (
        ("best ttft", "worst ttft", "best ttft name", "best ttft value", "worst ttft name", "worst ttft value", "worst model", "worst model value"),
        ("worst model", "worst model name", "worst model value", "both ends of the sweep", "worst settings", "worst settings value", "worst backend", "worst backend value", "cores"),
        ("?", "worst ttft", "worst backend", "both ends of the sweep", "worst backend name"),
    ),
    "Key findings": (
        ("best settings", "best settings name", "best settings value", "sweep ratio", "best backend", "failed compilation"),
        ("best backend", "both backends", "best backend name", "best backend value", "failed compilation", "model ratio", "memory"),
        ("?", "model ratio", "sweep ratio", "failed compilation"),
    ),
    "Conclusion": (("model+runs", "model", "runs", "end obs", "end files"), ("?", "end obs", "end files", "cores+memory")),
}
