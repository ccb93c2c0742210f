"""What `streamlit run app.py` starts: the server loads `app`, and runs this file once a visitor's edit."""

from streamlit.starlette import App

from costmodel.web import page, server

if __name__ == "__main__":
    page.run()
else:
    app = App(__file__, routes=server.ROUTES, middleware=server.MIDDLEWARE)
