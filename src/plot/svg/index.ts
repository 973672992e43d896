export { figureSvg } from "./render";
export type { SvgOptions } from "./render";
