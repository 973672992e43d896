/** What the words mean, for people who do not measure for a living. */
export const definitions = [
  {
    id: "ttft",
    term: "TTFT",
    text: "Time to first token: from handing the request to the network to the first piece of text (answer or thinking). Lower is better.",
  },
  {
    id: "throughput",
    term: "Throughput",
    text: "Tokens that the model wrote, divided by the time that the server spent writing them. By the server's own figures. Higher is better.",
  },
  {
    id: "median",
    term: "Median [interval]",
    text: "The middle value of the warm calls whose times count. The interval says where the true median lies, by the order of the values alone, with at least 95 % confidence from 6 calls on; below that it is smallest to greatest value.",
  },
  { id: "n", term: "n", text: "How many calls a figure rests on." },
  {
    id: "cold",
    term: "Cold and warm",
    text: "A cold call had to load the model first. It has a row of its own and never enters a median.",
  },
  {
    id: "rcv",
    term: "Spread (rCV)",
    text: "How far single calls lie from the median, in percent of it; a few wild values do not move it.",
  },
  {
    id: "whole",
    term: "Whole k/N",
    text: "Answers that are whole, of all calls that were made, with the range that the true share may have. An answer that was cut at its token limit is not whole, but its times count.",
  },
  {
    id: "aside",
    term: "Times that count, and calls set aside",
    text: "A call's times count when its stream ended as it should and text came. Set aside, each with its reason: no text, a call that failed, a prompt that the server cut, a clock that was disturbed, figures that cannot be, a model that changed.",
  },
  {
    id: "verdict",
    term: "Verdict",
    text: "Both variants are compared by the ranks of their values. A difference counts when its 95 % interval lies wholly outside ±5 %.",
  },
  {
    id: "arrival",
    term: "Arriving here",
    text: "(Output tokens − 1) / the time from the first to the last chunk of text, by this side's clock. With a schema fewer arrive than the server's own rate says, for it leaves the grammar's time out.",
  },
  {
    id: "budget",
    term: "Time budget",
    text: "Connecting, loading, reading the prompt (prefill), writing (decode), other work of the server (waiting for a slot, a template, a grammar), what it does after the last text, and the remainder add up to the whole call. A part that is not known is not drawn.",
  },
] as const;
