@ics2 @area:security @topic:self-check @topic:tls
Feature: The simulated trader interface is as strict in its handshakes as it expects others to be

  A client of the harness itself knocks at the interface with every wrong kind of client certificate, with old versions
  and weak suites, with sessions that are not its own, and with every way of naming the server (Interface Control
  Document 3.30, section 4.6.1; eDelivery AS4 profile 1.15, section 1.4.2.6). A breach here is a fault of the harness,
  never of the implementation under test.

  @ICS2-SEC-15
  Scenario Outline: A client certificate <state> is refused, and its request not heard
    When the probe knocks with a client certificate <state>
    Then it is refused because of <cause>, and nothing of it is processed

    Examples:
      | state                    | cause                     |
      | signed by itself         | the authority             |
      | of another authority     | the authority             |
      | made for sealing         | the authority             |
      | that has expired         | the end of its validity   |
      | that is not yet valid    | the start of its validity |
      | made for another use     | its use                   |

  @ICS2-SEED-20
  Scenario Outline: A session taken up again with <version> is still its client's
    Given the probe has been heard as one client with <version> and has kept the session
    When it takes up the session while it shows the certificate of another client
    Then the interface hears it as the client that the session belongs to

    Examples:
      | version |
      | TLS 1.2 |
      | TLS 1.3 |

  @ICS2-SEED-20
  Scenario: A certificate that changes between two connections is another client
    When the probe knocks as one client and then as another
    Then the interface has heard two clients, each by its own certificate

  @ICS2-SEED-20
  Scenario Outline: The interface serves a client that <naming>
    When a client knocks that <naming>
    Then it is heard

    Examples:
      | naming                                  |
      | asks for the server by its name         |
      | asks for no server name                 |
      | asks for another server name            |
      | connects by the address alone           |

  @ICS2-SEED-20
  Scenario Outline: The interface does not speak <version>
    When the probe offers the interface <version> and nothing newer
    Then the interface refuses <version>

    Examples:
      | version |
      | SSL 3.0 |
      | TLS 1.0 |
      | TLS 1.1 |

  @ICS2-SEED-20
  Scenario Outline: The interface takes no suites <what>
    When the probe offers the interface suites <what> only
    Then the interface takes none of them

    Examples:
      | what                                    |
      | whose encryption is none or was broken  |
      | without forward secrecy                 |

  @ICS2-SEED-20
  Scenario: A client that wants a second handshake on its connection does not get one
    When the probe asks for a second handshake on its connection
    Then the interface refuses it, and goes on serving

  @ICS2-SEED-20
  Scenario Outline: A client that does not believe the interface leaves a trace with <version>
    When the probe knocks with <version> and does not believe the interface's certificate
    Then the interface knows that a client has come and gone without a byte

    Examples:
      | version |
      | TLS 1.2 |
      | TLS 1.3 |
