/** The theme's messages; a worker that answers them can stand behind its search as well as behind ours. */
export const SETUP = 0;
export const READY = 1;
export const QUERY = 2;
export const RESULT = 3;
