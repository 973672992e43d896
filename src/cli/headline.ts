export { headline } from "../report";
