import { createElement } from 'lwc';
import ToastContainer from 'lightning/toastContainer';
import Workbench from 'loop/workbench';

ToastContainer.instance().toastPosition = 'top-center';
document.getElementById('page')?.appendChild(createElement('loop-workbench', { is: Workbench }));
