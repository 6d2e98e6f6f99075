import { CosellError, type ErrorCode } from '@cosell/contracts';

/**
 * Nothing has failed: there is nothing to do before `until`. A run that ends with it is no failed attempt
 * of its deal.
 */
export class Postponed extends CosellError {
    readonly until: Date;

    constructor(code: ErrorCode, detail: string, until: Date) {
        super(code, detail);
        this.name = 'Postponed';
        this.until = until;
    }
}
