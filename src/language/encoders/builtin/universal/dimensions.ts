/** How many numbers a vector of the Universal Sentence Encoder has. */
export const DIMENSIONS = 512;
