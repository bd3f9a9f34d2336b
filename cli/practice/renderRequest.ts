/** One line of `appreg practice log`. */
import type { RequestLogEntry } from "../../practice-tenant";

/** Time of day, status, method, path, milliseconds and the app: `15:04:05  200  GET    /v1.0/me  3 ms  <client id>`. */
export function renderRequest({ time, status, method, path, milliseconds, clientId }: RequestLogEntry): string {
  const app = clientId === undefined ? "" : `  ${clientId}`;
  return `${time.slice(11, 19)}  ${status}  ${method.padEnd(6)} ${path}  ${Math.round(milliseconds)} ms${app}\n`;
}
