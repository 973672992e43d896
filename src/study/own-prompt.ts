import type { StageRequest } from "../workload";

const mark = "{{prompt}}";

/** A request with a variant's own prompt around it: in place of the mark, or as the system text where there is none. */
export function aroundPrompt(request: StageRequest, own: string | undefined): StageRequest {
  if (own === undefined) return request;
  if (own.includes(mark)) return { ...request, prompt: own.split(mark).join(request.prompt) };
  const system = request.system === undefined ? own : `${own}\n\n${request.system}`;
  return { ...request, system };
}
