// Every room, for the kit's own tools, tests and benchmarks: what is here may change with any version. People's door is `index.ts`.
export * from "./records";
export * from "./facts";
export * from "./claims";
export * from "./frame";
export * from "./grade";
export * from "./ingest";
export * from "./ledger";
export * from "./llm";
export * from "./narrative";
export * from "./notebook";
export * from "./plot";
export * from "./report";
export * from "./stats";
export * from "./study";
export { agent, conversation, defaultVariants, depth, fixedLength, prompts, readsLikeInstruction } from "./workload";
export type { AgentOptions, FixedLength, OwnPrompts, PromptOverride, PromptsOptions, Workload } from "./workload";
