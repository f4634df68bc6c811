import "./experiences/tell.ts";
import "./network/finder.ts";
import { offerPrinting } from "./platform/ui/print.ts";

offerPrinting();
