/** Where the local API is found; nobody beyond this computer can ask it. */
export const apiAddress = (port: number): string => `http://127.0.0.1:${port}`;
