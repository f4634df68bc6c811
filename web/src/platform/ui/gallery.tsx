// Every component with its states. Served by `npm run gallery` alone; the build does not know it.
import { createRoot } from "react-dom/client";
import { Gallery } from "./gallery/page.tsx";

createRoot(document.body).render(<Gallery />);
