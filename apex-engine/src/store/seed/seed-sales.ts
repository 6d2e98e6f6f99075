import { CURRENCIES } from '../../schema/currencies.ts';
import { PERSON_TYPE } from '../../schema/person-account.ts';
import { LEAD_STATUSES, STAGES } from '../../schema/standard/stages.ts';
import { Decimal } from '../../values/index.ts';
import type { Row } from '../row.ts';
import type { Seeder } from './seeder.ts';

/** Record types, stages, currencies. @returns the standard price book */
export function seedSales(seeder: Seeder): Row {
    const { schema, add } = seeder;
    for (const object of schema.objects.values())
        for (const type of object.recordTypes)
            add('RecordType', {
                Name: type.label || type.developerName,
                DeveloperName: type.developerName,
                SobjectType: object.name,
                IsActive: type.active,
                ...(type.developerName === PERSON_TYPE ? { IsPersonType: true } : {}),
                Description: type.description || null
            });
    seedStages(seeder);
    if (schema.get('CurrencyType')) seedCurrencies(seeder);
    return add('Pricebook2', { Name: 'Standard Price Book', IsActive: true, IsStandard: true });
}

function seedStages({ add }: Seeder): void {
    for (const [place, { name, converted }] of LEAD_STATUSES.entries())
        add('LeadStatus', {
            ApiName: name,
            MasterLabel: name,
            IsConverted: converted,
            IsDefault: place === 0,
            SortOrder: place + 1
        });
    for (const [place, stage] of STAGES.entries())
        add('OpportunityStage', {
            MasterLabel: stage.name,
            ApiName: stage.name,
            DefaultProbability: Decimal.from(stage.probability),
            ForecastCategory: stage.forecastCategory,
            ForecastCategoryName: stage.forecastCategory,
            IsActive: true,
            IsClosed: Boolean(stage.closed),
            IsWon: Boolean(stage.won),
            SortOrder: place + 1
        });
}

function seedCurrencies({ add }: Seeder): void {
    for (const { code, rate, isCorporate } of CURRENCIES)
        add('CurrencyType', {
            IsoCode: code,
            ConversionRate: Decimal.parse(rate),
            DecimalPlaces: 2,
            IsActive: true,
            IsCorporate: isCorporate
        });
}
