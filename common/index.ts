export { type ErrorCode, errorCodes, ProjectError } from "./errors";
