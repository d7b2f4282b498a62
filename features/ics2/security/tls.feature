@ics2 @area:security @topic:tls
Feature: The operator's connections are as strong as two-way TLS is today

  All exchange runs over the open Internet, and both sides prove who they are: TLS 1.2 at least, nothing older, suites
  with forward secrecy preferred, certificates checked on both sides (Interface Control Document 3.30, section 4.6.1;
  eDelivery AS4 profile 1.15, section 1.4.2.6). Old versions are offered to the operator's server byte by byte, so that it
  does not matter what the libraries of our time can still speak. To its client, TLS 1.0 and 1.1 are shown by a server
  that knows nothing else; SSL 3.0, which no library speaks any more, is only looked for in what the client offers.

  @ICS2-SEC-16 @needs:receive:ics2
  Scenario Outline: The operator's server does not speak <version>
    When the operator's server is offered <version> and nothing newer
    Then the operator's server refuses <version>

    Examples:
      | version |
      | SSL 3.0 |
      | TLS 1.0 |
      | TLS 1.1 |

  @ICS2-SEC-16 @needs:receive:ics2
  Scenario: The operator's server speaks TLS 1.2
    When the trader interface connects to the operator's server with TLS 1.2
    Then the connection stands
    And whether it also stands with TLS 1.3 is noted

  @ICS2-SEC-16 @needs:receive:ics2
  Scenario Outline: The operator's server takes no suites <what>
    When the operator's server is offered suites <what> only
    Then the operator's server takes none of them

    Examples:
      | what                                    |
      | whose encryption is none or was broken  |
      | without forward secrecy                 |

  @ICS2-SEC-16 @needs:stimulate:ics2.file
  Scenario: The operator's client offers no version before TLS 1.2
    Given the operator's client has to connect anew
    When the operator files a shipment
    Then the versions and suites that the operator's client has offered are as they must be
    And the filing arrives

  @ICS2-SEC-16 @needs:stimulate:ics2.file
  Scenario Outline: The operator's client does not go on with a server that speaks <face>
    Given the trader interface speaks <face>
    When the operator files a shipment
    Then the operator's client does not go on
    When the trader interface speaks as it should again
    And the operator files a shipment
    Then the filing arrives

    Examples:
      | face                                 |
      | TLS 1.0 only                         |
      | TLS 1.1 only                         |
      | only suites without encryption       |
      | only suites without forward secrecy  |

  @ICS2-SEC-17 @needs:stimulate:ics2.file
  Scenario Outline: The operator's client sends nothing to a server with <certificate>
    Given the trader interface shows <certificate>
    When the operator files a shipment
    Then the operator's client sends nothing to it
    When the trader interface shows its own certificate again
    And the operator files a shipment
    Then the filing arrives

    Examples:
      | certificate                              |
      | a certificate of another authority       |
      | a certificate that it has signed itself  |
      | an expired certificate                   |
      | a certificate for another host           |
