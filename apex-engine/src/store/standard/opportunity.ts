import { stageOf } from '../../schema/standard/stages.ts';
import { ApexDate, Decimal } from '../../values/index.ts';
import type { Row } from '../row.ts';

/** A new stage brings its probability, unless the caller sets one too. */
export function applyStage(row: Row, set: Set<string>): void {
    const stage = set.has('stagename') ? stageOf(row.stagename) : undefined;
    if (stage && !set.has('probability')) row.probability = Decimal.from(stage.probability);
    deriveStage(row);
}

export function deriveStage(row: Row): void {
    const stage = row.stagename ? stageOf(row.stagename) : undefined;
    row.isclosed = !!stage?.closed;
    row.iswon = !!stage?.won;
    if (!stage) return;
    row.forecastcategory = stage.forecastCategory;
    row.forecastcategoryname = stage.forecastCategory;
}

export function deriveOpportunity(row: Row): void {
    deriveStage(row);
    const amount = Decimal.from(row.amount);
    const probability = Decimal.from(row.probability);
    row.expectedrevenue =
        amount && probability ? amount.times(probability).dividedBy(Decimal.from(100)) : null;
    if (!(row.closedate instanceof ApexDate)) return;
    const year = row.closedate.year();
    const quarter = Math.floor((row.closedate.month() - 1) / 3) + 1;
    row.fiscalyear = year;
    row.fiscalquarter = quarter;
    row.fiscal = `${year} ${quarter}`;
}
