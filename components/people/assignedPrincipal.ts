/** Who is assigned to an app. */

/** What an assignment says beside who. */
interface Assigned<Role extends string> {
  /** One of the app's own roles. @default none, for an app without roles for them */
  readonly role?: Role;
}

/** A user (object id or user principal name), a group (object id or display name), or any principal by object id. */
export type AssignedPrincipal<Role extends string = string> =
  | (Assigned<Role> & { readonly user: string })
  | (Assigned<Role> & { readonly group: string })
  | (Assigned<Role> & { readonly principal: string });
