/** Front door of the lifecycle room: what happens after `up`. */
export {};
