/** What Outlook answers of an event of which nothing else was said. */
export const plainEvent = {
  subject: "",
  bodyPreview: "",
  isAllDay: false,
  isCancelled: false,
  isOrganizer: true,
  showAs: "busy",
  type: "singleInstance",
  location: { displayName: "" },
  attendees: [],
} as const;
