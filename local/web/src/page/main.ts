import { createElement } from 'lwc';
import ToastContainer from 'lightning/toastContainer';
import Workbench from 'loop/workbench';

ToastContainer.instance().toastPosition = 'top-center';
document.getElementById('workbench')?.appendChild(createElement('loop-workbench', { is: Workbench }));
