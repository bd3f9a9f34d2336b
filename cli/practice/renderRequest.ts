/** One line of `appreg practice log`. */
import type { RequestLogEntry } from "../../practice-tenant";

/** Time of day, status, method, path and milliseconds: `15:04:05  200  GET    /v1.0/me  3 ms`. */
export function renderRequest({ time, status, method, path, milliseconds }: RequestLogEntry): string {
  return `${time.slice(11, 19)}  ${status}  ${method.padEnd(6)} ${path}  ${Math.round(milliseconds)} ms\n`;
}
