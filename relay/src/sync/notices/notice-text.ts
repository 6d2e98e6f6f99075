import type { Notice, Occasion } from './notices-of.ts';

/** `{deal}`, `{days}` and `{code}` are put in. */
type Texts = Record<Occasion, { title: string; body: string }>;

const english: Texts = {
    invitation: {
        title: 'Microsoft sent you a deal: {deal}',
        body: 'Accept or decline it on the Opportunity. Days left: {days}.'
    },
    'days-left': {
        title: 'Microsoft still waits for your answer: {deal}',
        body: 'Days left to accept or decline: {days}. After that the referral expires.'
    },
    failed: {
        title: 'Co-sell needs you: {deal}',
        body: 'The deal is not in step with Partner Center ({code}). The card on the Opportunity says what to do.'
    },
    accepted: {
        title: 'Microsoft accepted: {deal}',
        body: 'See on the Opportunity who sells with you.'
    },
    won: { title: 'Won with Microsoft: {deal}', body: 'The referral is closed as won in Partner Center.' }
};

const spanish: Texts = {
    invitation: {
        title: 'Microsoft le envió una oportunidad: {deal}',
        body: 'Acéptela o rechácela en la oportunidad. Días restantes: {days}.'
    },
    'days-left': {
        title: 'Microsoft sigue esperando su respuesta: {deal}',
        body: 'Días para aceptar o rechazar: {days}. Después, la referencia caduca.'
    },
    failed: {
        title: 'La venta conjunta le necesita: {deal}',
        body: 'La oportunidad no coincide con el Centro de partners ({code}). La tarjeta de la oportunidad indica qué hacer.'
    },
    accepted: {
        title: 'Microsoft aceptó: {deal}',
        body: 'Vea en la oportunidad quién vende con usted.'
    },
    won: {
        title: 'Ganada con Microsoft: {deal}',
        body: 'La referencia está cerrada como ganada en el Centro de partners.'
    }
};

const portuguese: Texts = {
    invitation: {
        title: 'A Microsoft enviou um negócio: {deal}',
        body: 'Aceite ou recuse na oportunidade. Dias restantes: {days}.'
    },
    'days-left': {
        title: 'A Microsoft ainda espera sua resposta: {deal}',
        body: 'Dias para aceitar ou recusar: {days}. Depois disso, a indicação expira.'
    },
    failed: {
        title: 'A venda conjunta precisa de você: {deal}',
        body: 'O negócio não está igual ao do Partner Center ({code}). O cartão da oportunidade diz o que fazer.'
    },
    accepted: {
        title: 'A Microsoft aceitou: {deal}',
        body: 'Veja na oportunidade quem vende com você.'
    },
    won: {
        title: 'Ganho com a Microsoft: {deal}',
        body: 'A indicação está fechada como ganha no Partner Center.'
    }
};

const russian: Texts = {
    invitation: {
        title: 'Microsoft прислала вам сделку: {deal}',
        body: 'Примите или отклоните ее на странице возможности. Осталось дней: {days}.'
    },
    'days-left': {
        title: 'Microsoft все еще ждет вашего ответа: {deal}',
        body: 'Дней, чтобы принять или отклонить: {days}. Затем срок рекомендации истечет.'
    },
    failed: {
        title: 'Совместная продажа требует вашего внимания: {deal}',
        body: 'Сделка расходится с Центром партнеров ({code}). Карточка на странице возможности подскажет, что делать.'
    },
    accepted: {
        title: 'Microsoft приняла сделку: {deal}',
        body: 'На странице возможности видно, кто продает вместе с вами.'
    },
    won: {
        title: 'Выиграно вместе с Microsoft: {deal}',
        body: 'Рекомендация закрыта в Центре партнеров как выигранная.'
    }
};

const chinese: Texts = {
    invitation: {
        title: 'Microsoft 傳送了一筆商機給您：{deal}',
        body: '請在商機頁面接受或拒絕。剩餘天數：{days}。'
    },
    'days-left': {
        title: 'Microsoft 仍在等候您的回覆：{deal}',
        body: '可接受或拒絕的剩餘天數：{days}。逾期後轉介即失效。'
    },
    failed: {
        title: '共同銷售需要您處理：{deal}',
        body: '此商機與合作夥伴中心不一致（{code}）。商機頁面上的卡片會說明如何處理。'
    },
    accepted: { title: 'Microsoft 已接受：{deal}', body: '請在商機頁面查看與您共同銷售的人員。' },
    won: { title: '與 Microsoft 共同贏得：{deal}', body: '轉介已在合作夥伴中心以贏得結案。' }
};

/** The languages of the package, by Salesforce's `LanguageLocaleKey` or its first part. */
const byLanguage: Record<string, Texts> = {
    en: english,
    es: spanish,
    pt: portuguese,
    ru: russian,
    zh_TW: chinese
};

/** What the platform takes of each: Actions Developer Guide, Custom Notification Actions. */
const TITLE_LENGTH = 250;
const BODY_LENGTH = 750;

/** Title and body of a notice in the reader's language; in English where we have no text in it. */
export function noticeText(
    notice: Notice,
    deal: string,
    language: string | null
): { title: string; body: string } {
    const [short = ''] = (language ?? '').split('_');
    const { title, body } = (byLanguage[language ?? ''] ?? byLanguage[short] ?? english)[notice.occasion];
    const filled = (text: string) =>
        text.replace(/\{(\w+)\}/g, (_, name: string) =>
            name === 'deal' ? deal : name === 'days' ? String(notice.days ?? '–') : (notice.code ?? '–')
        );
    return { title: filled(title).slice(0, TITLE_LENGTH), body: filled(body).slice(0, BODY_LENGTH) };
}

export const noticeLanguages = Object.keys(byLanguage);
