/** What a person may set about a practice tenant, and what it is when nothing is set. */
import type { Store } from "./store";

/** Entra's user consent policies, by their real ids; "none" lets no user consent to anything. */
export type UserConsentPolicy =
  | "microsoft-user-default-legacy"
  | "microsoft-user-default-low"
  | "microsoft-user-default-recommended"
  | "none";

export interface TenantSettings {
  readonly userConsentPolicy: UserConsentPolicy;
  /** Whether a user without a directory role may create applications. */
  readonly usersMayRegisterApps: boolean;
  /** How far the directory lags behind its own writes; all 0 is a directory that is always consistent. */
  readonly lag: {
    /** How many reads of a new object answer 404. */
    readonly readsAfterCreate: number;
    /** How many attempts to create the principal of a new application are refused. */
    readonly principalsAfterApplication: number;
  };
}

export const defaultSettings: TenantSettings = {
  userConsentPolicy: "microsoft-user-default-legacy",
  usersMayRegisterApps: true,
  lag: { readsAfterCreate: 0, principalsAfterApplication: 0 },
};

/** The settings in the store with `changes` applied, which are kept. */
export function keepSettings(store: Store, changes: Partial<TenantSettings> = {}): TenantSettings {
  // This function is the only writer of the fact.
  const kept = store.get("tenantFact", "settings")?.value as Partial<TenantSettings> | undefined;
  const settings = { ...defaultSettings, ...kept, ...changes };
  if (Object.keys(changes).length > 0) {
    store.put("tenantFact", { id: "settings", value: { ...settings, lag: { ...settings.lag } } });
  }
  return settings;
}
