import Toast from 'lightning/toast';

export const ShowToastEventName = 'lightning__showtoast';

interface ToastAttributes {
    title: string;
    message?: string;
    messageData?: unknown;
    mode?: string;
    variant?: string;
}

/**
 * The open toast container shows an event only if it carries `toastAttributes` and, in its detail, the toast
 * class.
 */
export class ShowToastEvent extends CustomEvent<{ toast: unknown }> {
    readonly toastAttributes: object;

    constructor({ title, message, messageData, mode, variant }: ToastAttributes) {
        super(ShowToastEventName, {
            composed: true,
            cancelable: true,
            bubbles: true,
            detail: { toast: Toast }
        });
        this.toastAttributes = {
            title,
            message,
            messageData,
            mode: mode ?? 'dismissible',
            type: variant ?? 'info'
        };
    }
}
