import { people } from './people.ts';
import { TokenError } from './token-error.ts';

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const page = (title: string, content: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<h1>${escaped(title)}</h1>
${content}
</html>
`;

const buttons = Object.entries(people)
    .map(([name, { name: told, email }]) => {
        const label = escaped(`Sign in as ${told} (${email})`);
        return `<p><button name="person" value="${name}">${label}</button></p>`;
    })
    .concat('<p><button name="person" value="cancel">Cancel</button></p>')
    .join('\n');

const NOTE = '<p>This is the login of the local Partner Center. No password is asked for.</p>';

/** `action`: the address of the request, which the buttons repeat. */
export const signInPage = (action: string) =>
    page('Sign in', `${NOTE}\n<form method="post" action="${escaped(action)}">\n${buttons}\n</form>`);

/** Where somebody enters what a device shows. */
export const deviceLoginPage = (userCode: string) =>
    page(
        'Enter code',
        `${NOTE}\n<form method="post" action="/devicelogin">
<p><label>Code <input name="otc" value="${escaped(userCode)}" required></label></p>
${buttons}\n</form>`
    );

export const messagePage = (title: string, message: string) => page(title, `<p>${escaped(message)}</p>`);

export function errorPage(error: Error, now: Date): string {
    const text = error instanceof TokenError ? error.toBody(now).error_description : error.message;
    return messagePage('Sorry, but we’re having trouble signing you in.', text);
}
