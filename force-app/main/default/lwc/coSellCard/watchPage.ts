/**
 * Calls `changed` whenever the page is shown or hidden, or the connection comes or goes.
 *
 * @returns how to stop
 */
export function watchPage(changed: () => void): () => void {
    document.addEventListener('visibilitychange', changed);
    window.addEventListener('online', changed);
    window.addEventListener('offline', changed);
    return () => {
        document.removeEventListener('visibilitychange', changed);
        window.removeEventListener('online', changed);
        window.removeEventListener('offline', changed);
    };
}

export const isSeen = (): boolean => document.visibilityState === 'visible';
export const isOffline = (): boolean => !navigator.onLine;
