export interface Page {
    status: number;
    /** Where the browser would go on to. */
    location: string | null;
    html: string;
}

/** As much of a browser as a sign-in needs: follows nothing by itself, keeps cookies by name. */
export interface Browser {
    get(url: string): Promise<Page>;
    /** Presses a button of a form. */
    post(url: string, form: Record<string, string>): Promise<Page>;
    cookies: Map<string, string>;
}

export function createBrowser(): Browser {
    const cookies = new Map<string, string>();

    async function visit(url: string, init: RequestInit): Promise<Page> {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
        for (const set of response.headers.getSetCookie()) {
            const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
            cookies.set(name, value);
        }
        const location = response.headers.get('location');
        return { status: response.status, location, html: await response.text() };
    }

    return {
        cookies,
        get: (url) => visit(url, {}),
        post: (url, form) => visit(url, { method: 'POST', body: new URLSearchParams(form) })
    };
}
