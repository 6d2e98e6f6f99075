/** A program that a step needs is not there and could not be installed; the message says how to get it. */
export class MissingProgram extends Error {
    override name = 'MissingProgram';
}
