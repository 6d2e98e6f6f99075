import type { MappingDocument } from '@cosell/contracts/setup-answers';
import CoSellMappingStep from 'c/coSellMappingStep';
import {
    conflictsIn,
    inWords,
    moveOfKind,
    moves,
    ownMove,
    substatuses,
    unknownCountries,
    valueChecks,
    withMove,
    withStage,
    type Move
} from 'c/coSellSetupChecks';
import { filled, type Check } from 'c/coSellSetupParts';
import readCounts, { type Counts } from '@salesforce/apex/CoSellOpportunities.counts';
import asks from '@salesforce/label/c.CoSell_Setup_Values_Asks';
import byKind from '@salesforce/label/c.CoSell_Setup_Values_By_Kind';
import countLabel from '@salesforce/label/c.CoSell_Setup_Values_Count';
import countries from '@salesforce/label/c.CoSell_Setup_Values_Countries';
import countryCodeLabel from '@salesforce/label/c.CoSell_Setup_Country_Code';
import currency from '@salesforce/label/c.CoSell_Setup_Currency';
import gets from '@salesforce/label/c.CoSell_Setup_Values_Gets';
import inbound from '@salesforce/label/c.CoSell_Setup_Values_Inbound';
import intro from '@salesforce/label/c.CoSell_Setup_Values_Intro';
import needsRelay from '@salesforce/label/c.CoSell_Setup_Needs_Relay';
import nothing from '@salesforce/label/c.CoSell_Setup_Values_Nothing';
import ownStage from '@salesforce/label/c.CoSell_Setup_Values_Own_Stage';
import sent from '@salesforce/label/c.CoSell_Setup_Currency_Sent';
import stageLabel from '@salesforce/label/c.CoSell_Setup_Values_Stage';
import stages from '@salesforce/label/c.CoSell_Setup_Values_Stages';
import statusLabel from '@salesforce/label/c.CoSell_Setup_Values_Status';
import waits from '@salesforce/label/c.CoSell_Setup_Values_Waits';

/** Step 6: what values mean on the other side. Part of the mapping: a draft until it is published. */
export default class CoSellValuesStep extends CoSellMappingStep {
    labels = {
        asks,
        count: countLabel,
        countries,
        currency,
        gets,
        inbound,
        intro,
        needsRelay,
        sent,
        stage: stageLabel,
        stages,
        status: statusLabel,
        waits
    };
    counts: Counts | null = null;

    get isReady(): boolean {
        return this.document !== null && this.counts !== null;
    }

    get checks(): Check[] {
        return this.document && this.counts && this.mapping
            ? valueChecks(this.document, this.mapping, this.counts)
            : [];
    }

    get stageRows() {
        const { document, counts } = this;
        if (!document || !counts) return [];
        const wrong = conflictsIn(document.status, counts.stages);
        return counts.stages.map((stage) => {
            const ofKind = moveOfKind(document.status, stage);
            const found = wrong.filter((one) => one.stage === stage.value);
            return {
                value: stage.value,
                label: stage.label,
                count: stage.count,
                move: ownMove(document.status, stage.value) ?? '',
                moveLabel: `${asks}: ${stage.label}`,
                options: [
                    { value: '', label: ofKind ? filled(byKind, ofKind) : nothing },
                    ...moves.map((value) => ({ value, label: value }))
                ],
                conflict: found.map(inWords).join(' '),
                rowClass: found.length ? 'conflict' : ''
            };
        });
    }

    get statusRows() {
        const { document, counts } = this;
        if (!document || !counts) return [];
        const options = [
            { value: '', label: ownStage },
            ...counts.stages.map(({ value, label }) => ({ value, label }))
        ];
        return substatuses.map((substatus) => ({
            substatus,
            stage: document.status.inbound.find((row) => row.substatus === substatus)?.stage ?? '',
            stageLabel: `${gets}: ${substatus}`,
            options
        }));
    }

    get countryRows() {
        const { document, counts } = this;
        if (!document || !counts) return [];
        return unknownCountries(document, counts.countries).map(({ value, count }) => ({
            value,
            count,
            code: document.countries?.[value] ?? '',
            codeLabel: filled(countryCodeLabel, value)
        }));
    }

    get hasCountryRows(): boolean {
        return this.countryRows.length > 0;
    }

    get currencyRows() {
        const fixed = this.mapping?.currencies.fixed;
        return (this.counts?.currencies ?? []).map(({ value, count }) => ({
            value,
            count,
            sent: fixed ?? value
        }));
    }

    handleMove(event: CustomEvent<{ value: Move | '' }>): void {
        const { stage = '' } = (event.currentTarget as HTMLElement).dataset;
        this.changeStatus(withMove(this.document!.status, stage, event.detail.value || null));
    }

    handleStage(event: CustomEvent<{ value: string }>): void {
        const { substatus = '' } = (event.currentTarget as HTMLElement).dataset;
        this.changeStatus(withStage(this.document!.status, substatus, event.detail.value));
    }

    handleWaits(event: CustomEvent<{ value: string }>): void {
        const minutes = Number(event.detail.value);
        if (event.detail.value === '' || !Number.isInteger(minutes) || minutes < 0) return;
        this.changeStatus({ ...this.document!.status, closeWaitsMinutes: minutes });
    }

    handleCountry(event: CustomEvent<{ value: string }>): void {
        const { country = '' } = (event.currentTarget as HTMLElement).dataset;
        const code = event.detail.value.trim().toUpperCase();
        const { [country]: _, ...others } = this.document!.countries ?? {};
        // Half a code is none yet: the document takes two letters.
        const changed = code.length === 2 ? { ...others, [country]: code } : others;
        this.changeTo({ ...this.document!, countries: changed });
    }

    protected override async look(): Promise<void> {
        await super.look();
        this.counts = await readCounts();
    }

    private changeStatus(status: MappingDocument['status']): void {
        this.changeTo({ ...this.document!, status });
    }
}
