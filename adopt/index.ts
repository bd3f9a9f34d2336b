/** Front door of the adopt room: an existing app registration becomes the program that declares it. */
export {};
