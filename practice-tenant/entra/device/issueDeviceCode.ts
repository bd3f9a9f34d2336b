/** Answers a device that cannot show a sign-in page itself. */
import type { TenantContext } from "../../context";
import { hashSecret } from "../../secretHash";
import { checkAudience } from "../clientChecks/checkAudience";
import { checkClientEnabled } from "../clientChecks/checkClientEnabled";
import { requireClient } from "../clientChecks/requireClient";
import { type FormFields, requireFields } from "../formFields";
import { keepExpiring } from "../keepExpiring";
import { resolveTenant } from "../resolveTenant";
import { parseScope } from "../scopes/parseScope";
import { resolveScope } from "../scopes/resolveScope";
import { newUserCode } from "./userCodes";

/** Seconds, as Entra answers. */
const lifetime = 900;

/**
 * Seconds between two polls. Entra says 5; a person who practises, and a script that plays one, should not have to wait,
 * and a client that always waits 5 is right as well.
 */
const interval = 1;

export interface DeviceCodeAnswer {
  readonly user_code: string;
  readonly device_code: string;
  readonly verification_uri: string;
  readonly expires_in: number;
  readonly interval: number;
  readonly message: string;
}

/** Whether the app counts as public is asked at redemption only, as in Entra. @throws {Refusal} */
export function issueDeviceCode(context: TenantContext, tenantSegment: string, fields: FormFields): DeviceCodeAnswer {
  const tenant = resolveTenant(context, tenantSegment);
  const client = requireClient(context, fields.get("client_id"));
  requireFields(fields, ["scope"]);
  checkClientEnabled({ client });
  checkAudience({ client, tenant });
  const { written } = resolveScope(context, client, parseScope(fields.get("scope") ?? ""));

  const deviceCode = context.random.token(48);
  const userCode = newUserCode(context);
  keepExpiring(context, "deviceCode", {
    id: hashSecret(deviceCode),
    userCode,
    appId: client.appId,
    scope: written,
    expires: context.clock().getTime() + lifetime * 1000,
    state: "pending",
    userId: null,
    signedIn: null,
    isStrong: false,
  });
  const verificationUri = `${context.origin}/devicelogin`;
  return {
    user_code: userCode,
    device_code: deviceCode,
    verification_uri: verificationUri,
    expires_in: lifetime,
    interval,
    message: `To sign in to the practice tenant, open ${verificationUri} and enter the code ${userCode}.`,
  };
}
