"""What tests of the chat page do in the browser."""


def ask(page, question):
    page.fill("#kt-question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_selector("#kt-question textarea:placeholder-shown")
    page.wait_for_function(
        "question => [...document.querySelectorAll('#kt-chat .user-row')].at(-1)"
        "?.innerText.includes(question) && !document.querySelector('.kt-status')",
        arg=question[:20],
    )
