import data from '@shared/limits.json';

/** Sizes, rates and times that server and browser both keep. */
export const limits = data;
