/** Outlook turns times into the zone that a client prefers; the practice tenant knows only UTC and says so. */
import { notImplemented } from "../http/graphError";

/** @throws GraphError 501 for another time zone than UTC in a `Prefer` header */
export function assertUtc(prefer: string | undefined): void {
  const [, zone] = /outlook\.timezone\s*=\s*"?([^",;]+)"?/i.exec(prefer ?? "") ?? [];
  if (zone !== undefined && zone.trim().toUpperCase() !== "UTC")
    throw notImplemented(`the time zone "${zone}" in Prefer`);
}
