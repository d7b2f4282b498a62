@kz @area:request @role:kz-customs-requesting @needs:stimulate:kz.request-copies @needs:set-clock
Feature: A customs authority asks another for copies of documents
  A letter with grounds, signed by who may sign it, that holds the contents of item 4; what does not is never sent (Customs Code of Kazakhstan,
  Art. 445(2) to (5), (12); Customs Code of the Union, Art. 371).

  @KZ445-04 @KZ445-05 @KZ445-M1 @KZ445-M2 @KZ445-M3 @KZ445-M4 @KZ445-M5 @KZ445-G1
  Scenario: A complete request on a mismatch between two declarations
    Given an official wants copies from another member state
    When the official tells the authority to ask
    Then a letter of request goes out, as item 4 demands it

  @KZ445-03
  Scenario: As an electronic document
    Given an official wants copies from another member state
    When the official tells the authority to ask
    Then a letter of request goes out, as item 4 demands it

  @KZ445-03 @needs:observe
  Scenario: On paper
    Given an official wants copies from another member state
    But it is to go on paper
    When the official tells the authority to ask
    Then it is ready on paper, and nothing goes out on the wire

  @KZ445-02
  Scenario: Not without a ground
    Given an official wants copies from another member state
    But the official leaves out the grounds
    When the official tells the authority to ask
    Then nothing goes out, and the official is told why: "the ground"

  @KZ445-05
  Scenario Outline: Not without the <content>
    Given an official wants copies from another member state
    But the official leaves out the <content>
    When the official tells the authority to ask
    Then nothing goes out, and the official is told why: "<what>"

    Examples:
      | content       | what              |
      | circumstances | the circumstances |
      | provisions    | the provisions    |
      | items         | the list          |

  @KZ445-04
  Scenario Outline: Signed by <signer>
    Given an official wants copies from another member state
    And the request is to be signed by <signer>
    When the official tells the authority to ask
    Then a letter of request goes out, as item 4 demands it

    Examples:
      | signer                                  |
      | the head                                |
      | a deputy with the authority of the head |
      | whoever replaces the head               |

  @KZ445-04
  Scenario Outline: Not signed by <signer>
    Given an official wants copies from another member state
    But the request is to be signed by <signer>
    When the official tells the authority to ask
    Then nothing goes out, and the official is told why: "the signature"

    Examples:
      | signer                          |
      | a deputy without that authority |
      | an officer                      |

  @KZ445-G2
  Scenario: On information that is there
    Given an official wants copies from another member state
    And the ground is information on a breach that came the day before
    When the official tells the authority to ask
    Then a letter of request goes out, as item 4 demands it

  @KZ445-G2
  Scenario: Not on information that is still to come
    Given an official wants copies from another member state
    But the ground is information on a breach that comes tomorrow
    When the official tells the authority to ask
    Then nothing goes out, and the official is told why: "the date of the information"

  @KZ445-G3
  Scenario Outline: To check that an applicant meets Art. <condition>
    Given an official wants copies from another member state
    And the ground is that an applicant for the AEO register must meet Art. <condition>
    When the official tells the authority to ask
    Then a letter of request goes out, as item 4 demands it

    Examples:
      | condition |
      | 532(1)(3) |
      | 532(1)(5) |
      | 532(1)(6) |

  @KZ445-G3
  Scenario: Not to check another condition
    Given an official wants copies from another member state
    But the ground is that an applicant for the AEO register must meet Art. 532(1)(1)
    When the official tells the authority to ask
    Then nothing goes out, and the official is told why: "ground 3"

  @KZ445-14
  Scenario: Not to an authority that is not designated
    Given an official wants copies from another member state
    But it is for an authority that is not designated
    When the official tells the authority to ask
    Then nothing goes out, and the official is told why: "that the authority is not designated"

  @KZ445-T11 @needs:receive:kz @needs:stimulate:kz.inform
  Scenario: What was refused needs a new request
    Given an official wants copies from another member state
    When the official tells the authority to ask
    And the request was refused by the other authority
    And the official wants to send additional information on "2026-03-20"
    Then it is not sent: a new request is needed

  @KZ445-C15 @needs:receive:kz @needs:observe
  Scenario: An answer that does not say where its time is read
    Given an official wants copies from another member state
    When the official tells the authority to ask
    And the answer comes at "2026-04-10T18:30:00Z", dated "2026-04-10T23:30:00"
    Then the answer without an offset is not taken without a word
