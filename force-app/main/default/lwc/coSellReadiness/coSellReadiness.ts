import { LightningElement, api } from 'lwc';
import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import { saveEvent, type Deal } from 'c/coSellDeal';
import { countries, type RuleName, type Verdict } from 'c/coSellRules';
import count from '@salesforce/label/c.CoSell_Ready_Count';
import moveTo from '@salesforce/label/c.CoSell_Fix_Date';
import ready from '@salesforce/label/c.CoSell_Ready';
import save from '@salesforce/label/c.CoSell_Save';
import title from '@salesforce/label/c.CoSell_Readiness';
import { fixFor, type Fix } from './fixes';
import { ruleTexts } from 'c/coSellWords';

/** A close date that is past is moved so far ahead of today. */
const DAYS_AHEAD = 30;

interface Item {
    rule: RuleName;
    text: string;
    label?: string;
    /** Of `lightning-input`. */
    inputType?: 'text' | 'number';
    isCountry: boolean;
    isButton: boolean;
    buttonLabel?: string;
    typed: string;
}

interface Typed {
    rule: RuleName;
    value: string;
}

const ruleOf = (event: Event): RuleName => (event.currentTarget as HTMLElement).dataset.rule as RuleName;

const ahead = (): Date => new Date(Date.now() + DAYS_AHEAD * 86_400_000);

/** The Swedish way to write a day is the one of ISO 8601. */
const dayAhead = (): string =>
    new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(ahead());

/**
 * How much of what Microsoft needs is there, and each thing that is not with its fix. Events: `save` for what
 * is mended here, `fix` (detail: the rule) for what is mended in another part of the form.
 */
export default class CoSellReadiness extends LightningElement {
    @api deal!: Deal;
    @api verdicts: readonly Verdict[] = [];
    @api disabled = false;

    labels = { ready, save, title };
    /** Kept until the rule is met, so that nothing typed is lost when a save is refused. */
    typed: readonly Typed[] = [];

    get met(): number {
        return this.verdicts.filter(({ isMet }) => isMet).length;
    }

    get isReady(): boolean {
        return this.met === this.verdicts.length;
    }

    get percent(): number {
        return this.verdicts.length ? Math.round((100 * this.met) / this.verdicts.length) : 0;
    }

    get countText(): string {
        return count.replace('{0}', String(this.met)).replace('{1}', String(this.verdicts.length));
    }

    get items(): Item[] {
        return this.verdicts.flatMap(({ rule, isMet }) => (isMet ? [] : [this.itemOf(rule)]));
    }

    get countryOptions(): { label: string; value: string }[] {
        return countries(locale).map(({ code, name }) => ({ label: name, value: code }));
    }

    handleType(event: CustomEvent<{ value: string }>): void {
        const rule = ruleOf(event);
        const others = this.typed.filter((one) => one.rule !== rule);
        this.typed = [...others, { rule, value: event.detail.value }];
    }

    handleSave(event: Event): void {
        const rule = ruleOf(event);
        const value = this.typedFor(rule).trim();
        const fix = fixFor(rule, this.deal);
        if (value && (fix.kind === 'text' || fix.kind === 'number')) {
            this.dispatchEvent(saveEvent(fix.save(value, this.deal)));
        }
    }

    handleCountry(event: CustomEvent<{ value: string }>): void {
        const fix = fixFor('country', this.deal);
        if (fix.kind === 'country') this.dispatchEvent(saveEvent(fix.save(event.detail.value, this.deal)));
    }

    handleClick(event: Event): void {
        const rule = ruleOf(event);
        const fix = fixFor(rule, this.deal);
        if (fix.kind === 'date') this.dispatchEvent(saveEvent(fix.save(dayAhead())));
        else this.dispatchEvent(new CustomEvent('fix', { detail: rule }));
    }

    private itemOf(rule: RuleName): Item {
        const fix = fixFor(rule, this.deal);
        return {
            rule,
            text: fix.kind === 'hint' ? `${ruleTexts[rule]} ${fix.text}` : ruleTexts[rule],
            ...('label' in fix ? { label: fix.label } : {}),
            ...(fix.kind === 'text' || fix.kind === 'number' ? { inputType: fix.kind } : {}),
            isCountry: fix.kind === 'country',
            isButton: fix.kind === 'goTo' || fix.kind === 'date',
            buttonLabel: buttonLabelOf(fix),
            typed: this.typedFor(rule)
        };
    }

    private typedFor(rule: RuleName): string {
        return this.typed.find((one) => one.rule === rule)?.value ?? '';
    }
}

function buttonLabelOf(fix: Fix): string | undefined {
    if (fix.kind === 'goTo') return fix.label;
    if (fix.kind !== 'date') return undefined;
    const day = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium' }).format(ahead());
    return moveTo.replace('{0}', day);
}
