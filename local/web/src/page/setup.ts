import { createElement } from 'lwc';
import ToastContainer from 'lightning/toastContainer';
import Setup from 'loop/setup';

document.title = 'Co-sell with Microsoft: setup';
ToastContainer.instance().toastPosition = 'top-center';
document.getElementById('page')?.appendChild(createElement('loop-setup', { is: Setup }));
