/** Drawn with the text's colour; what they mean is said by the button around them. */
function Icon({ path }: { path: string }) {
  return (
    <svg aria-hidden="true" className="icon" focusable="false" viewBox="0 0 24 24">
      <path d={path} />
    </svg>
  );
}

export const Cross = () => <Icon path="M5 5l14 14M19 5L5 19" />;
export const CalendarSheet = () => <Icon path="M4 6.5h16v13.5H4zM4 11h16M8.5 3.5v5M15.5 3.5v5" />;
export const Back = () => <Icon path="M14.5 5l-7 7 7 7" />;
export const Forth = () => <Icon path="M9.5 5l7 7-7 7" />;
