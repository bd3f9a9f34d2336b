export { type Cloud, type CloudHosts, clouds } from "./clouds";
export { type ErrorCode, errorCodes, ProjectError } from "./errors";
export { inParallel, type ParallelOptions } from "./inParallel";
export { isAlive } from "./isAlive";
export { practiceTenantAgent } from "./practiceTenantAgent";
export { answerMetadataQueries } from "./reflectMetadata";
export { type ScreenWidth, wrapLines, wrapText } from "./wrapText";
