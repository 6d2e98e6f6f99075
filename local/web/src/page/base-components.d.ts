/** The base components that the page's own code imports: they ship without types. */
declare module 'lightning/toast' {
    const Toast: unknown;
    export default Toast;
}
declare module 'lightning/toastContainer' {
    const ToastContainer: { instance(): { toastPosition: string } };
    export default ToastContainer;
}
