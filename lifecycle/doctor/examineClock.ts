/** Whether the clock of this machine agrees with that of the tenant. */
import type { Diagnosis } from "./diagnosis";

/** Five minutes: what those who check tokens forgive by default (`ClockSkew` of Microsoft.IdentityModel). */
const forgivenSeconds = 300;

/**
 * @param header `Date` of an answer, in whole seconds; undefined where nothing answered
 * @param local time of this machine when the answer came
 */
export function examineClock(header: string | undefined, local: Date): Diagnosis {
  const remote = Date.parse(header ?? "");
  if (Number.isNaN(remote)) {
    return { subject: "clock", mark: "unknown", what: "the sign-in does not tell its time" };
  }
  const seconds = Math.round((local.getTime() - remote) / 1000);
  const apart = `${spellDuration(Math.abs(seconds))} ${seconds < 0 ? "behind" : "ahead of"} the tenant's`;
  if (Math.abs(seconds) <= 5) return { subject: "clock", mark: "ok", what: "in step with the tenant's" };
  if (Math.abs(seconds) <= forgivenSeconds) return { subject: "clock", mark: "ok", what: apart };
  return {
    subject: "clock",
    mark: "blocks",
    what: `${apart}: tokens are taken for expired, or for not valid yet`,
    fix: "set the clock of this machine, or let it follow a time server (`timedatectl set-ntp true`)",
  };
}

function spellDuration(seconds: number): string {
  if (seconds < 120) return `${seconds} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}
